package io.hearth.template.function.yaql.query;

/** A query is outside of the subset, or does not fit its data; the message is for the caller. */
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public QueryException(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
