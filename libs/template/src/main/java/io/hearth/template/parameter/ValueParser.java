package io.hearth.template.parameter;

import io.hearth.template.text.JsonReader;
import io.hearth.template.text.MalformedTextException;
import io.hearth.template.text.PythonText;
import io.hearth.template.value.Booleans;
import io.hearth.template.value.Numbers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes values of their parameter's type. Throws IllegalArgumentException with Heat's message. */
final class ValueParser {
    private ValueParser() {}

    static @Nullable Object parse(ParameterType type, @Nullable Object value) {
        return switch (type) {
            case STRING -> PythonText.str(value);
            case NUMBER -> Numbers.parse(value);
            case BOOLEAN -> Booleans.parse(value);
            case COMMA_DELIMITED_LIST -> list(value);
            case JSON -> json(value);
        };
    }

    private static List<String> list(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(PythonText::str).toList();
            case String text -> text.isEmpty() ? List.of() : List.of(text.split(",", -1));
            case null, default ->
                    throw new IllegalArgumentException(
                            "Value must be a comma-delimited list string: '%s' object has no attribute 'split'"
                                    .formatted(PythonText.type(value)));
        };
    }

    private static @Nullable Object json(@Nullable Object value) {
        if (!(value instanceof String text) || text.isEmpty()) {
            return value;
        }
        try {
            return JsonReader.read(text);
        } catch (JsonReader.SyntaxException | MalformedTextException malformed) {
            throw new IllegalArgumentException(
                    "Value must be valid JSON: " + malformed.getMessage(), malformed);
        }
    }
}
