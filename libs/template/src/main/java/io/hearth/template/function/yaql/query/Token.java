package io.hearth.template.function.yaql.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a query.
 *
 * @param text without quotes and escapes
 * @param position of its first character, from 0
 */
record Token(Kind kind, String text, int position) {
    enum Kind {
        NUMBER,
        TEXT,
        VARIABLE,
        WORD,
        SYMBOL,
        END
    }

    private static final Pattern WORDS =
            Pattern.compile(
                    "(?<number>[0-9]+(?:\\.[0-9]+)?)(?![A-Za-z0-9_])"
                            + "|\\$(?<variable>[A-Za-z0-9_]*)"
                            + "|(?<word>[A-Za-z_][A-Za-z0-9_]*)"
                            + "|(?<symbol>=>|->|\\?\\.|!=|<=|>=|=~|!~|[-+*/=<>.,()\\[\\]{}])");

    /** The words of a query, with one of kind END after the last. */
    static List<Token> of(String query) {
        List<Token> tokens = new ArrayList<>();
        Matcher words = WORDS.matcher(query);
        int at = 0;
        while (at < query.length()) {
            char unit = query.charAt(at);
            if (" \t\r\n".indexOf(unit) >= 0) {
                at++;
            } else if ("'\"`".indexOf(unit) >= 0) {
                at = quoted(query, at, tokens);
            } else if (words.region(at, query.length()).lookingAt()) {
                tokens.add(word(words, at));
                at = words.end();
            } else {
                throw new QueryException(
                        "Lexical error: illegal character '%c' at position %d of expression '%s'"
                                .formatted(unit, at, query));
            }
        }
        tokens.add(new Token(Kind.END, "", query.length()));
        return tokens;
    }

    private static Token word(Matcher found, int at) {
        if (found.group("number") != null) {
            return new Token(Kind.NUMBER, found.group(), at);
        }
        if (found.group("variable") != null) {
            return new Token(Kind.VARIABLE, found.group("variable"), at);
        }
        return new Token(found.group("word") != null ? Kind.WORD : Kind.SYMBOL, found.group(), at);
    }

    private static int quoted(String query, int start, List<Token> tokens) {
        char quote = query.charAt(start);
        StringBuilder text = new StringBuilder();
        for (int at = start + 1; at < query.length(); at++) {
            char unit = query.charAt(at);
            if (unit == quote) {
                tokens.add(new Token(Kind.TEXT, text.toString(), start));
                return at + 1;
            }
            if (unit == '\\' && at + 1 < query.length()) {
                at++;
                text.append(escaped(query.charAt(at), quote));
            } else {
                text.append(unit);
            }
        }
        throw new QueryException(
                "Lexical error: a text without an end at position %d of expression '%s'"
                        .formatted(start, query));
    }

    private static String escaped(char unit, char quote) {
        if (quote == '`') {
            return unit == '`' ? "`" : "\\" + unit;
        }
        return switch (unit) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case '\\', '\'', '"' -> String.valueOf(unit);
            default -> "\\" + unit;
        };
    }

    boolean is(String symbol) {
        return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equals(symbol);
    }
}
