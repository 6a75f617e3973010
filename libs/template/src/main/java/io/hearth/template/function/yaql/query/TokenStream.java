package io.hearth.template.function.yaql.query;

import io.hearth.template.function.yaql.query.Token.Kind;
import java.util.List;

/** The words of a query, one after the other. */
final class TokenStream {
    private final String text;
    private final List<Token> tokens;
    private int next;

    TokenStream(String text) {
        this.text = text;
        this.tokens = Token.of(text);
    }

    int size() {
        return tokens.size();
    }

    Token peek() {
        return tokens.get(next);
    }

    boolean isNext(String symbol) {
        return peek().is(symbol);
    }

    /** The next word, which is gone then; the last is never gone. */
    Token advance() {
        Token token = peek();
        next += token.kind() == Kind.END ? 0 : 1;
        return token;
    }

    /** Takes the symbol if it is next. */
    boolean take(String symbol) {
        boolean there = isNext(symbol);
        next += there ? 1 : 0;
        return there;
    }

    void expect(String symbol) {
        if (!take(symbol)) {
            throw unexpected(peek());
        }
    }

    QueryException unexpected(Token token) {
        return new QueryException(
                token.kind() == Kind.END
                        ? "Parse error: unexpected end of statement of expression '%s'"
                                .formatted(text)
                        : "Parse error: unexpected '%s' at position %d of expression '%s'"
                                .formatted(token.text(), token.position(), text));
    }
}
