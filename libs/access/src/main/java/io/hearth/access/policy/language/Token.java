package io.hearth.access.policy.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a rule. Blanks part words; brackets are words of their own at a word's ends and part of
 * it inside, as in {@code project_id:%(project_id)s}.
 *
 * @param column of its first character, from 1
 */
record Token(Kind kind, String text, int column) {
    private static final Pattern WORD = Pattern.compile("\\S+");

    enum Kind {
        AND,
        OR,
        NOT,
        OPEN,
        CLOSE,
        CHECK
    }

    static List<Token> of(String rule) {
        List<Token> tokens = new ArrayList<>();
        Matcher word = WORD.matcher(rule);
        while (word.find()) {
            split(word.group(), word.start() + 1, tokens);
        }
        return tokens;
    }

    private static void split(String word, int column, List<Token> tokens) {
        int start = 0;
        while (start < word.length() && word.charAt(start) == '(') {
            tokens.add(new Token(Kind.OPEN, "(", column + start));
            start++;
        }
        int end = word.length();
        while (end > start && word.charAt(end - 1) == ')') {
            end--;
        }
        if (end > start) {
            String text = word.substring(start, end);
            tokens.add(new Token(kind(text), text, column + start));
        }
        for (int i = end; i < word.length(); i++) {
            tokens.add(new Token(Kind.CLOSE, ")", column + i));
        }
    }

    private static Kind kind(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "and" -> Kind.AND;
            case "or" -> Kind.OR;
            case "not" -> Kind.NOT;
            default -> Kind.CHECK;
        };
    }

    @Override
    public String toString() {
        return "'%s' at column %d".formatted(text, column);
    }
}
