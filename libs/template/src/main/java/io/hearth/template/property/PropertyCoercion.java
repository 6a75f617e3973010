package io.hearth.template.property;

import io.hearth.template.expression.Unresolved;
import io.hearth.template.parameter.ConstraintCheck;
import io.hearth.template.text.PythonText;
import io.hearth.template.value.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes one property's value of its type, and holds it against its constraints. */
final class PropertyCoercion {
    private PropertyCoercion() {}

    /**
     * @param path of the property, for messages
     * @param given null for the default, or else the type's empty value, as Heat takes a null
     */
    static @Nullable Object coerce(String path, PropertySchema schema, @Nullable Object given) {
        if (given == Unresolved.VALUE) {
            return given;
        }
        Object chosen = given == null ? schema.defaultValue() : given;
        if (chosen == null && schema.type() == PropertyType.ANY) {
            return null;
        }
        Object value = typed(path, schema, chosen == null ? empty(schema.type()) : chosen);
        if (Unresolved.isIn(value)) {
            return value;
        }
        try {
            ConstraintCheck.check(
                    schema.constraints(), value, other -> comparable(schema.type(), other));
        } catch (IllegalArgumentException broken) {
            throw PropertyValues.wrong(path, String.valueOf(broken.getMessage()));
        }
        return value;
    }

    private static Object empty(PropertyType type) {
        return switch (type) {
            case STRING -> "";
            case INTEGER, NUMBER -> 0L;
            case BOOLEAN -> false;
            case LIST -> List.of();
            case MAP, ANY -> Map.of();
        };
    }

    private static Object typed(String path, PropertySchema schema, Object value) {
        try {
            return switch (schema.type()) {
                case STRING -> string(value);
                case INTEGER -> integer(value);
                case NUMBER -> Numbers.parse(value);
                case BOOLEAN -> bool(value);
                case LIST -> list(path, schema, value);
                case MAP -> map(path, schema, value);
                case ANY -> value;
            };
        } catch (IllegalArgumentException wrongType) {
            throw PropertyValues.wrong(path, String.valueOf(wrongType.getMessage()));
        }
    }

    private static @Nullable Object comparable(PropertyType type, @Nullable Object value) {
        return switch (type) {
            case STRING -> PythonText.str(value);
            case INTEGER, NUMBER -> Numbers.parse(value);
            case BOOLEAN, LIST, MAP, ANY -> value;
        };
    }

    private static String string(Object value) {
        return switch (value) {
            case String text -> text;
            case Boolean truth -> PythonText.str(truth);
            case Long number -> PythonText.str(number);
            case BigInteger number -> PythonText.str(number);
            default ->
                    throw new IllegalArgumentException(
                            "Value must be a string; got " + PythonText.repr(value));
        };
    }

    private static Number integer(Object value) {
        if (value instanceof Map || value instanceof List) {
            return Numbers.parse(value);
        }
        if (value instanceof Double number) {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException(
                        "Value '%s' is not an integer".formatted(PythonText.str(number)));
            }
            BigInteger whole = BigDecimal.valueOf(number).toBigInteger();
            return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
        }
        try {
            Number number = Numbers.parse(value);
            if (!(number instanceof Double)) {
                return number;
            }
        } catch (IllegalArgumentException notANumber) {
            throw new IllegalArgumentException(
                    "Value '%s' is not an integer".formatted(PythonText.str(value)), notANumber);
        }
        throw new IllegalArgumentException(
                "Value '%s' is not an integer".formatted(PythonText.str(value)));
    }

    private static boolean bool(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        String text = PythonText.str(value);
        String word = value instanceof String ? text.toLowerCase(Locale.ROOT) : text;
        if (value instanceof String && (word.equals("true") || word.equals("false"))) {
            return word.equals("true");
        }
        throw new IllegalArgumentException("\"%s\" is not a valid boolean".formatted(word));
    }

    private static List<@Nullable Object> list(String path, PropertySchema schema, Object value) {
        if (!(value instanceof List<?> list)) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a list".formatted(PythonText.repr(value)));
        }
        PropertySchema item = schema.nested().get(PropertySchema.ITEM);
        List<@Nullable Object> items = new ArrayList<>();
        for (@Nullable Object one : list) {
            items.add(item == null ? one : coerce(path + "[" + items.size() + "]", item, one));
        }
        return Collections.unmodifiableList(items);
    }

    @SuppressWarnings("unchecked") // plain data has text keys
    private static Map<String, @Nullable Object> map(
            String path, PropertySchema schema, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a map".formatted(PythonText.str(value)));
        }
        Map<String, @Nullable Object> entries = (Map<String, @Nullable Object>) map;
        return schema.nested().isEmpty()
                ? Collections.unmodifiableMap(entries)
                : PropertyValues.checkKeys(path, schema.nested(), entries);
    }
}
