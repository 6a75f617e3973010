package io.hearth.template.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prints plain data as Python's {@code str} and {@code repr} do, which Heat's texts and string
 * parameters show.
 */
public final class PythonText {
    private PythonText() {}

    public static String str(@Nullable Object value) {
        return switch (value) {
            case null -> "None";
            case String text -> text;
            case Boolean truth -> truth ? "True" : "False";
            case Double number -> number(number);
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(entry -> repr(entry.getKey()) + ": " + repr(entry.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
            case List<?> list ->
                    list.stream().map(PythonText::repr).collect(Collectors.joining(", ", "[", "]"));
            default -> value.toString();
        };
    }

    public static String repr(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return str(value);
        }
        String escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
        return text.contains("'") && !text.contains("\"")
                ? "\"" + escaped + "\""
                : "'" + escaped.replace("'", "\\'") + "'";
    }

    /** The name of the Python type that the value would have, e.g. {@code dict}. */
    public static String type(@Nullable Object value) {
        return switch (value) {
            case null -> "NoneType";
            case String text -> "str";
            case Boolean truth -> "bool";
            case Double number -> "float";
            case Number number -> "int";
            case Map<?, ?> map -> "dict";
            case List<?> list -> "list";
            default -> value.getClass().getSimpleName();
        };
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        double magnitude = Math.abs(value);
        if (value == 0 || (magnitude >= 1e-4 && magnitude < 1e16)) {
            String plain = new BigDecimal(Double.toString(value)).toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        return Double.toString(value)
                .replace(".0E", "E")
                .replaceFirst("E(\\d)$", "E0$1")
                .replaceFirst("E-(\\d)$", "E-0$1")
                .replaceFirst("E(\\d)", "e+$1")
                .replace("E-", "e-");
    }
}
