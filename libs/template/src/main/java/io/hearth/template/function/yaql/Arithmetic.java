package io.hearth.template.function.yaql;

import io.hearth.template.function.yaql.query.QueryException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers as Python reckons with them; a whole number that leaves 64 bits is an error. */
final class Arithmetic {
    private Arithmetic() {}

    static Number of(String operator, @Nullable Object left, @Nullable Object right) {
        Number one = number(left);
        Number other = number(right);
        try {
            // The cast keeps the whole number from becoming a double as well.
            return one instanceof Long first && other instanceof Long second
                    ? (Number) whole(operator, first, second)
                    : decimal(operator, one.doubleValue(), other.doubleValue());
        } catch (ArithmeticException overflow) {
            throw new QueryException("%s %s %s is no number".formatted(one, operator, other));
        }
    }

    private static long whole(String operator, long one, long other) {
        return switch (operator) {
            case "+" -> Math.addExact(one, other);
            case "-" -> Math.subtractExact(one, other);
            case "*" -> Math.multiplyExact(one, other);
            case "/" -> Math.floorDivExact(one, other);
            default -> Math.floorMod(one, other);
        };
    }

    private static double decimal(String operator, double one, double other) {
        if (other == 0 && (operator.equals("/") || operator.equals("mod"))) {
            throw new ArithmeticException("by zero");
        }
        return switch (operator) {
            case "+" -> one + other;
            case "-" -> one - other;
            case "*" -> one * other;
            case "/" -> one / other;
            default -> one - Math.floor(one / other) * other;
        };
    }

    static Number negative(@Nullable Object value) {
        return of("-", 0L, value);
    }

    static Number number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number;
        }
        throw new QueryException("%s is no number".formatted(Operators.shown(value)));
    }

    static int compare(Number one, Number other) {
        boolean finite = Double.isFinite(one.doubleValue()) && Double.isFinite(other.doubleValue());
        return finite
                ? new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString()))
                : Double.compare(one.doubleValue(), other.doubleValue());
    }
}
