package io.hearth.template.value;

import io.hearth.template.text.PythonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as Heat takes them: written as numbers or as text. */
public final class Numbers {
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+(?:_[0-9]+)*");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?");
    private static final int MAX_LENGTH = 64;

    private Numbers() {}

    /**
     * Long, BigInteger or Double.
     *
     * @throws IllegalArgumentException with Python's message
     */
    public static Number parse(@Nullable Object value) {
        if (value instanceof Number number) {
            return number;
        }
        if (value instanceof Boolean truth) {
            return truth ? 1L : 0L;
        }
        if (!(value instanceof String text)) {
            throw new IllegalArgumentException(
                    "int() argument must be a string, a bytes-like object or a real number, not '%s'"
                            .formatted(PythonText.type(value)));
        }
        String trimmed = text.strip();
        if (trimmed.length() <= MAX_LENGTH && INTEGER.matcher(trimmed).matches()) {
            BigInteger whole = new BigInteger(trimmed.replace("_", ""));
            return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
        }
        if (trimmed.length() <= MAX_LENGTH && DECIMAL.matcher(trimmed).matches()) {
            return Double.parseDouble(trimmed);
        }
        throw new IllegalArgumentException(
                "could not convert string to float: " + PythonText.repr(text));
    }

    /** To compare numbers of all kinds; infinities and NaN are not numbers here. */
    public static BigDecimal exact(Number number) {
        if (number instanceof Double decimal && !Double.isFinite(decimal)) {
            throw new IllegalArgumentException(PythonText.str(decimal) + " is not a finite number");
        }
        return new BigDecimal(number.toString());
    }

    /** Long where it is whole, else Double. */
    public static @Nullable Number plain(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        return number.scale() <= 0 ? (Number) number.longValue() : number.doubleValue();
    }
}
