package io.hearth.template.text;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain data as Python's {@code json.dumps} does: a space after comma and colon, ASCII only.
 */
public final class JsonText {
    private JsonText() {}

    public static String write(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        write(value, false, text);
        return text.toString();
    }

    /** With the keys of maps in order of the alphabet. */
    public static String writeSorted(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        write(value, true, text);
        return text.toString();
    }

    private static void write(@Nullable Object value, boolean sorted, StringBuilder text) {
        switch (value) {
            case null -> text.append("null");
            case String string -> quote(string, text);
            case Map<?, ?> map -> object(sorted ? new TreeMap<>(map) : map, sorted, text);
            case List<?> list -> array(list, sorted, text);
            case Double number -> text.append(PythonText.str(number));
            default -> text.append(value);
        }
    }

    private static void object(Map<?, ?> map, boolean sorted, StringBuilder text) {
        text.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text.append(separator);
            quote(String.valueOf(entry.getKey()), text);
            text.append(": ");
            write(entry.getValue(), sorted, text);
            separator = ", ";
        }
        text.append('}');
    }

    private static void array(List<?> list, boolean sorted, StringBuilder text) {
        text.append('[');
        String separator = "";
        for (@Nullable Object item : list) {
            text.append(separator);
            write(item, sorted, text);
            separator = ", ";
        }
        text.append(']');
    }

    private static void quote(String string, StringBuilder text) {
        text.append('"');
        for (int index = 0; index < string.length(); index++) {
            char unit = string.charAt(index);
            switch (unit) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                default -> {
                    if (unit < ' ' || unit > '~') {
                        text.append("\\u%04x".formatted((int) unit));
                    } else {
                        text.append(unit);
                    }
                }
            }
        }
        text.append('"');
    }
}
