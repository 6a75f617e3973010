package io.hearth.template.function.yaql.query;

import io.hearth.template.function.yaql.query.Token.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a query:
 *
 * <pre>
 * query      := or [ "-&gt;" query ]
 * or         := and { "or" and }
 * and        := not { "and" not }
 * not        := "not" not | comparison
 * comparison := sum { ( "=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" | "in" ) sum }
 * sum        := product { ( "+" | "-" ) product }
 * product    := sign { ( "*" | "/" | "mod" ) sign }
 * sign       := ( "+" | "-" ) sign | path
 * path       := value { ( "." | "?." ) word [ arguments ] | "[" query { "," query } "]" }
 * value      := number | text | "true" | "false" | "null" | "$"[word] | word [ arguments ]
 *             | "[" [ query { "," query } ] "]" | "{" [ pair { "," pair } ] "}" | "(" query ")"
 * arguments  := "(" [ ( query | pair ) { "," ( query | pair ) } ] ")"
 * pair       := query "=&gt;" query
 * </pre>
 */
public final class QueryParser {
    private static final int MAX_LENGTH = 16_384;
    private static final int MAX_TOKENS = 2_000;
    private static final int MAX_DEPTH = 50;
    private static final int MAX_DIGITS = 64;
    private static final Set<String> SCOPES = Set.of("let", "with");
    private static final Set<String> COMPARISONS = Set.of("=", "!=", "<", "<=", ">", ">=", "in");

    /** The functions that there are. */
    @FunctionalInterface
    public interface Vocabulary {
        /**
         * @param method whether it is used behind a dot
         */
        boolean has(String function, boolean method);
    }

    private final String text;
    private final Vocabulary vocabulary;
    private final TokenStream words;
    private int depth;

    private QueryParser(String text, Vocabulary vocabulary) {
        this.text = text;
        this.vocabulary = vocabulary;
        this.words = new TokenStream(text);
    }

    /**
     * @throws QueryException when the text is no query, or one outside of the subset
     */
    public static Query parse(String text, Vocabulary vocabulary) {
        if (text.length() > MAX_LENGTH) {
            throw new QueryException("of more than %d characters".formatted(MAX_LENGTH));
        }
        QueryParser parser = new QueryParser(text, vocabulary);
        if (parser.words.size() > MAX_TOKENS) {
            throw new QueryException("of more than %d words".formatted(MAX_TOKENS));
        }
        Query query = parser.query();
        if (parser.words.peek().kind() != Kind.END) {
            throw parser.words.unexpected(parser.words.peek());
        }
        return query;
    }

    private Query query() {
        if (++depth > MAX_DEPTH) {
            throw new QueryException(
                    "'%s', which is nested deeper than %d levels".formatted(text, MAX_DEPTH));
        }
        Query left = or();
        if (words.take("->")) {
            if (!(left instanceof Query.Use definitions)
                    || definitions.receiver() != null
                    || !SCOPES.contains(definitions.function())) {
                throw new QueryException(
                        "'%s': only let(…) and with(…) may stand before ->".formatted(text));
            }
            left = new Query.Within(definitions, query());
        } else if (left instanceof Query.Use use
                && use.receiver() == null
                && SCOPES.contains(use.function())) {
            throw new QueryException(
                    "'%s': %s(…) must stand before ->".formatted(text, use.function()));
        }
        depth--;
        return left;
    }

    private Query or() {
        Query left = and();
        while (words.take("or")) {
            left = new Query.Binary("or", left, and());
        }
        return left;
    }

    private Query and() {
        Query left = not();
        while (words.take("and")) {
            left = new Query.Binary("and", left, not());
        }
        return left;
    }

    private Query not() {
        int negations = 0;
        while (words.take("not")) {
            negations++;
        }
        Query operand = comparison();
        for (; negations > 0; negations--) {
            operand = new Query.Unary("not", operand);
        }
        return operand;
    }

    private Query comparison() {
        Query left = sum();
        while (COMPARISONS.stream().anyMatch(words::isNext)) {
            String operator = words.advance().text();
            left = new Query.Binary(operator, left, sum());
        }
        return left;
    }

    private Query sum() {
        Query left = product();
        while (words.isNext("+") || words.isNext("-")) {
            String operator = words.advance().text();
            left = new Query.Binary(operator, left, product());
        }
        return left;
    }

    private Query product() {
        Query left = sign();
        while (words.isNext("*") || words.isNext("/") || words.isNext("mod")) {
            String operator = words.advance().text();
            left = new Query.Binary(operator, left, sign());
        }
        return left;
    }

    private Query sign() {
        boolean negative = false;
        boolean signed = false;
        while (words.isNext("+") || words.isNext("-")) {
            signed = true;
            negative ^= words.advance().is("-");
        }
        Query operand = path();
        return signed ? new Query.Unary(negative ? "-" : "+", operand) : operand;
    }

    private Query path() {
        Query value = value();
        while (true) {
            if (words.isNext(".") || words.isNext("?.")) {
                value = member(value, words.advance().is("?."));
            } else if (words.take("[")) {
                List<Query> keys = queries("]");
                if (keys.isEmpty() || keys.size() > 2) {
                    throw words.unexpected(words.peek());
                }
                value = new Query.Item(value, keys);
            } else {
                return value;
            }
        }
    }

    private Query member(Query from, boolean nullable) {
        Token name = words.advance();
        if (name.kind() != Kind.WORD) {
            throw words.unexpected(name);
        }
        return words.isNext("(")
                ? use(from, nullable, name.text())
                : new Query.Attribute(from, name.text(), nullable);
    }

    private Query value() {
        Token token = words.advance();
        return switch (token.kind()) {
            case NUMBER -> new Query.Constant(number(token.text()));
            case TEXT -> new Query.Constant(token.text());
            case VARIABLE -> new Query.Variable(token.text());
            case WORD -> word(token);
            case SYMBOL -> bracket(token);
            case END -> throw words.unexpected(token);
        };
    }

    private Query word(Token token) {
        if (words.isNext("(")) {
            return use(null, false, token.text());
        }
        return new Query.Constant(
                switch (token.text()) {
                    case "true" -> true;
                    case "false" -> false;
                    case "null" -> null;
                    default -> token.text();
                });
    }

    private Query bracket(Token token) {
        switch (token.text()) {
            case "(" -> {
                Query inner = query();
                words.expect(")");
                return inner;
            }
            case "[" -> {
                return new Query.ListOf(queries("]"));
            }
            case "{" -> {
                return new Query.MapOf(pairs());
            }
            default -> {
                throw words.unexpected(token);
            }
        }
    }

    private Number number(String digits) {
        if (digits.length() > MAX_DIGITS) {
            throw new QueryException(
                    "'%s': a number of more than %d digits".formatted(text, MAX_DIGITS));
        }
        if (digits.contains(".")) {
            return Double.parseDouble(digits);
        }
        BigInteger whole = new BigInteger(digits);
        return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole.doubleValue();
    }

    private Query use(@Nullable Query receiver, boolean nullable, String function) {
        boolean scope = receiver == null && SCOPES.contains(function);
        if (!scope && !vocabulary.has(function, receiver != null)) {
            throw new QueryException(
                    "'%s': the %s \"%s\" is not supported"
                            .formatted(text, receiver == null ? "function" : "method", function));
        }
        words.expect("(");
        List<Query> arguments = new ArrayList<>();
        List<Query.Pair> named = new ArrayList<>();
        if (!words.take(")")) {
            do {
                Query argument = query();
                if (words.take("=>")) {
                    named.add(new Query.Pair(argument, query()));
                } else {
                    arguments.add(argument);
                }
            } while (words.take(","));
            words.expect(")");
        }
        return new Query.Use(receiver, nullable, function, arguments, named);
    }

    private List<Query> queries(String end) {
        List<Query> queries = new ArrayList<>();
        if (!words.take(end)) {
            do {
                queries.add(query());
            } while (words.take(","));
            words.expect(end);
        }
        return queries;
    }

    private List<Query.Pair> pairs() {
        List<Query.Pair> pairs = new ArrayList<>();
        if (!words.take("}")) {
            do {
                Query key = query();
                words.expect("=>");
                pairs.add(new Query.Pair(key, query()));
            } while (words.take(","));
            words.expect("}");
        }
        return pairs;
    }
}
