package io.hearth.template.function.yaql;

import io.hearth.template.expression.SizeGuard;
import io.hearth.template.function.yaql.query.Query;
import io.hearth.template.function.yaql.query.QueryException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a function is used with.
 *
 * @param receiver the value before the dot; null for a function, too
 */
record Inputs(Evaluator evaluator, Scope scope, Query.Use use, @Nullable Object receiver) {
    SizeGuard guard() {
        return evaluator.guard();
    }

    int count() {
        return use.arguments().size();
    }

    /** The argument of that index; an error where it is absent. */
    @Nullable Object argument(int index) {
        return evaluator.evaluate(lambda(index), scope);
    }

    /** The argument of that index, else the fallback. */
    @Nullable Object argument(int index, @Nullable Object fallback) {
        return index < count() ? argument(index) : fallback;
    }

    List<@Nullable Object> arguments() {
        return evaluator.all(use.arguments(), scope);
    }

    /** What the lambda of that index gives for these arguments. */
    @Nullable Object call(int index, @Nullable Object... arguments) {
        return evaluator.evaluate(lambda(index), scope.inside(arguments));
    }

    boolean test(int index, @Nullable Object item) {
        return Operators.isTrue(call(index, item));
    }

    private Query lambda(int index) {
        if (index >= count()) {
            throw mismatch();
        }
        return use.arguments().get(index);
    }

    List<?> list() {
        return list(receiver);
    }

    List<?> list(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> list;
            case null, default -> throw mismatch();
        };
    }

    Map<?, ?> map() {
        if (receiver instanceof Map<?, ?> map) {
            return map;
        }
        throw mismatch();
    }

    String text() {
        return text(receiver);
    }

    String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw mismatch();
    }

    int number(@Nullable Object value) {
        if (value instanceof Long number && Math.abs(number) <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        throw mismatch();
    }

    /** The function is not for such values. */
    QueryException mismatch() {
        return new QueryException(
                use.receiver() == null
                        ? "the function \"%s\" does not take such arguments"
                                .formatted(use.function())
                        : "the method \"%s\" is not for %s with such arguments"
                                .formatted(use.function(), Operators.shown(receiver)));
    }
}
