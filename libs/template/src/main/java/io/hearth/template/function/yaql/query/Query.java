package io.hearth.template.function.yaql.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query as it is read; a lambda is a query that a function evaluates for each item. */
public sealed interface Query {
    /** A number, text, truth value or null. */
    record Constant(@Nullable Object value) implements Query {}

    /** {@code $} (with an empty name), {@code $1}, {@code $name}. */
    record Variable(String name) implements Query {}

    /** {@code a.b}, or with {@code ?.} null where {@code a} is null. */
    record Attribute(Query from, String name, boolean nullable) implements Query {}

    /** {@code a[b]}, or {@code a[b, default]}. */
    record Item(Query from, List<Query> keys) implements Query {}

    /** {@code a + b}. */
    record Binary(String operator, Query left, Query right) implements Query {}

    /** {@code not a}, {@code -a}. */
    record Unary(String operator, Query operand) implements Query {}

    /** {@code [a, b]}. */
    record ListOf(List<Query> items) implements Query {}

    /** {@code {a => b}}. */
    record MapOf(List<Pair> pairs) implements Query {}

    /**
     * {@code f(a, b => c)}, or as a method {@code a.f(b)}.
     *
     * @param receiver null for a function
     * @param nullable {@code ?.}: null where the receiver is null
     */
    record Use(
            @Nullable Query receiver,
            boolean nullable,
            String function,
            List<Query> arguments,
            List<Pair> named)
            implements Query {}

    /** {@code let(a => b) -> c}. */
    record Within(Use definitions, Query body) implements Query {}

    /** {@code a => b}. */
    record Pair(Query key, Query value) {}
}
