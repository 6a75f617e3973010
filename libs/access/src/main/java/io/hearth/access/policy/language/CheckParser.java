package io.hearth.access.policy.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a rule's text: {@code not} binds before {@code and}, {@code and} before {@code or}; the
 * three words in any case.
 */
public final class CheckParser {
    /** Deeper than any rule that somebody reads, and far from the end of a thread's stack. */
    private static final int DEEPEST = 100;

    private final List<Token> tokens;
    private int next;
    private int depth;

    private CheckParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** A rule without text always holds. */
    public static Check parse(String rule) throws CheckSyntaxException {
        if (rule.isEmpty()) {
            return new Check.Always();
        }
        CheckParser parser = new CheckParser(Token.of(rule));
        Check check = parser.anyOf();
        Token rest = parser.peek();
        if (rest != null) {
            throw new CheckSyntaxException("%s follows a rule that has ended".formatted(rest));
        }
        return check;
    }

    /**
     * The older form: one of the outer list must hold, and of an inner list every one. An empty
     * outer list always holds, one with nothing but empty lists in it never.
     *
     * @param rule of texts and lists of texts
     */
    public static Check parse(List<?> rule) throws CheckSyntaxException {
        if (rule.isEmpty()) {
            return new Check.Always();
        }
        List<Check> any = new ArrayList<>();
        for (Object inner : rule) {
            List<?> texts = inner instanceof List<?> list ? list : List.of(inner);
            List<Check> all = new ArrayList<>();
            for (Object text : texts) {
                all.add(single(text));
            }
            if (!all.isEmpty()) {
                any.add(oneOrMore(all, Check.All::new));
            }
        }
        return any.isEmpty() ? new Check.Never() : oneOrMore(any, Check.Any::new);
    }

    private static Check single(Object text) throws CheckSyntaxException {
        if (text instanceof String check) {
            return BaseCheck.of(check);
        }
        throw new CheckSyntaxException("a list within a list of checks may hold only texts");
    }

    private Check anyOf() throws CheckSyntaxException {
        List<Check> checks = new ArrayList<>(List.of(allOf()));
        while (take(Token.Kind.OR)) {
            checks.add(allOf());
        }
        return oneOrMore(checks, Check.Any::new);
    }

    private Check allOf() throws CheckSyntaxException {
        List<Check> checks = new ArrayList<>(List.of(operand()));
        while (take(Token.Kind.AND)) {
            checks.add(operand());
        }
        return oneOrMore(checks, Check.All::new);
    }

    private Check operand() throws CheckSyntaxException {
        if (++depth > DEEPEST) {
            throw new CheckSyntaxException("deeper than %d brackets and nots".formatted(DEEPEST));
        }
        Token token = peek();
        if (token == null) {
            throw new CheckSyntaxException("the rule ends where a check is expected");
        }
        next++;
        Check check =
                switch (token.kind()) {
                    case NOT -> new Check.Not(operand());
                    case OPEN -> inBrackets(token);
                    case CHECK -> check(token);
                    case AND, OR, CLOSE ->
                            throw new CheckSyntaxException(
                                    "%s stands where a check is expected".formatted(token));
                };
        depth--;
        return check;
    }

    private static Check check(Token token) throws CheckSyntaxException {
        String text = token.text();
        char first = text.charAt(0);
        if (text.length() > 1
                && (first == '"' || first == '\'')
                && text.charAt(text.length() - 1) == first) {
            throw new CheckSyntaxException("%s is a text, not a check".formatted(token));
        }
        return BaseCheck.of(text);
    }

    private Check inBrackets(Token open) throws CheckSyntaxException {
        Check check = anyOf();
        if (!take(Token.Kind.CLOSE)) {
            throw new CheckSyntaxException("%s is not closed".formatted(open));
        }
        return check;
    }

    private boolean take(Token.Kind kind) {
        Token token = peek();
        if (token == null || token.kind() != kind) {
            return false;
        }
        next++;
        return true;
    }

    private @Nullable Token peek() {
        return next < tokens.size() ? tokens.get(next) : null;
    }

    private static Check oneOrMore(List<Check> checks, Function<List<Check>, Check> join) {
        return checks.size() == 1 ? checks.getFirst() : join.apply(checks);
    }
}
