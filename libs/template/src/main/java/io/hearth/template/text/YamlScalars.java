package io.hearth.template.text;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a plain scalar means to Heat's loader, which is PyYAML's YAML 1.1, only that dates stay
 * text.
 *
 * @see <a href="https://yaml.org/type/">YAML 1.1 types</a>
 */
final class YamlScalars {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUES =
            Set.of("yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> FALSES =
            Set.of("no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
    private static final Pattern INTEGER =
            Pattern.compile(
                    "[-+]?(?:0b[0-1_]+|0[0-7_]+|0x[0-9a-fA-F_]+|0|[1-9][0-9_]*(?::[0-5]?[0-9])*)");
    private static final Pattern DECIMAL =
            Pattern.compile(
                    "[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
                            + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*");
    private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)");
    private static final Set<String> NOT_A_NUMBER = Set.of(".nan", ".NaN", ".NAN");

    private YamlScalars() {}

    /** Null, Boolean, Long, BigInteger, Double or the text itself. */
    static @Nullable Object resolve(String text) throws NumberFormatException {
        if (NULLS.contains(text)) {
            return null;
        }
        if (TRUES.contains(text)) {
            return true;
        }
        if (FALSES.contains(text)) {
            return false;
        }
        return startsLikeNumber(text.charAt(0)) ? numberOrText(text) : text;
    }

    private static boolean startsLikeNumber(char first) {
        return first == '-' || first == '+' || first == '.' || (first >= '0' && first <= '9');
    }

    private static Object numberOrText(String text) {
        if (INTEGER.matcher(text).matches()) {
            checkLength(text);
            return integer(text.replace("_", ""));
        }
        if (DECIMAL.matcher(text).matches()) {
            checkLength(text);
            return decimal(text.replace("_", ""));
        }
        if (INFINITE.matcher(text).matches()) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return NOT_A_NUMBER.contains(text) ? Double.NaN : text;
    }

    private static void checkLength(String text) {
        if (text.length() > DocumentBudget.MAX_NUMBER_LENGTH) {
            throw new NumberFormatException(
                    "a number of more than %d characters"
                            .formatted(DocumentBudget.MAX_NUMBER_LENGTH));
        }
    }

    private static Number integer(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        BigInteger magnitude = magnitude(digits);
        return narrow(negative ? magnitude.negate() : magnitude);
    }

    private static BigInteger magnitude(String digits) {
        if (digits.startsWith("0b")) {
            return new BigInteger(digits.substring(2), 2);
        }
        if (digits.startsWith("0x")) {
            return new BigInteger(digits.substring(2), 16);
        }
        if (digits.length() > 1 && digits.startsWith("0")) {
            return new BigInteger(digits, 8);
        }
        BigInteger sum = BigInteger.ZERO;
        for (String part : List.of(digits.split(":", -1))) {
            sum = sum.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
        }
        return sum;
    }

    private static double decimal(String text) {
        if (text.indexOf(':') < 0) {
            return Double.parseDouble(text);
        }
        double sum = 0;
        boolean negative = text.startsWith("-");
        for (String part :
                List.of(text.substring(negative || text.startsWith("+") ? 1 : 0).split(":", -1))) {
            sum = sum * 60 + Double.parseDouble(part);
        }
        return negative ? -sum : sum;
    }

    /** A Long where it fits. */
    static Number narrow(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
    }
}
