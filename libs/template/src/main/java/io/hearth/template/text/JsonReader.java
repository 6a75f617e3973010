package io.hearth.template.text;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads strict JSON within the document limits. Syntax errors differ from broken limits, because
 * what is not JSON may still be YAML.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
public final class JsonReader {
    private final String text;
    private final DocumentBudget budget = new DocumentBudget();
    private int position;

    private JsonReader(String text) {
        this.text = text;
    }

    /** The text is not JSON; the message is Python's. */
    public static final class SyntaxException extends Exception {
        private static final long serialVersionUID = 1L;

        SyntaxException(String message) {
            super(message, null, false, false);
        }
    }

    /** The value as immutable plain data. */
    public static @Nullable Object read(String text)
            throws SyntaxException, MalformedTextException {
        JsonReader reader = new JsonReader(text);
        reader.skipSpace();
        @Nullable Object value = reader.value(1);
        reader.skipSpace();
        if (reader.position < text.length()) {
            throw reader.wrong("Extra data");
        }
        return value;
    }

    private @Nullable Object value(int depth) throws SyntaxException, MalformedTextException {
        DocumentBudget.depth(depth, this::place);
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> counted(string());
            default -> word();
        };
    }

    private Map<String, @Nullable Object> object(int depth)
            throws SyntaxException, MalformedTextException {
        budget.node(this::place);
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        position++;
        skipSpace();
        if (peek() == '}') {
            position++;
            return Map.of();
        }
        while (true) {
            if (peek() != '"') {
                throw wrong("Expecting property name enclosed in double quotes");
            }
            String key = counted(string());
            skipSpace();
            take(':', "Expecting ':' delimiter");
            skipSpace();
            if (entries.containsKey(key)) {
                throw new MalformedTextException(
                        "found duplicate key \"%s\"%s"
                                .formatted(key.substring(0, Math.min(60, key.length())), place()));
            }
            entries.put(key, value(depth + 1));
            skipSpace();
            if (peek() == '}') {
                position++;
                return Collections.unmodifiableMap(entries);
            }
            take(',', "Expecting ',' delimiter");
            skipSpace();
        }
    }

    private List<@Nullable Object> array(int depth) throws SyntaxException, MalformedTextException {
        budget.node(this::place);
        List<@Nullable Object> items = new ArrayList<>();
        position++;
        skipSpace();
        if (peek() == ']') {
            position++;
            return List.of();
        }
        while (true) {
            items.add(value(depth + 1));
            skipSpace();
            if (peek() == ']') {
                position++;
                return Collections.unmodifiableList(items);
            }
            take(',', "Expecting ',' delimiter");
            skipSpace();
        }
    }

    private String counted(String value) throws MalformedTextException {
        budget.scalar(value, this::place);
        return value;
    }

    private String string() throws SyntaxException {
        StringBuilder value = new StringBuilder();
        for (position++; ; position++) {
            char unit = peek();
            if (unit == '"') {
                position++;
                return value.toString();
            }
            if (unit < ' ') {
                throw wrong(
                        position < text.length()
                                ? "Invalid control character at"
                                : "Unterminated string");
            }
            value.append(unit == '\\' ? escaped() : unit);
        }
    }

    private char escaped() throws SyntaxException {
        position++;
        return switch (peek()) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("Invalid \\escape");
        };
    }

    private char unicode() throws SyntaxException {
        int value = 0;
        for (int digits = 0; digits < 4; digits++) {
            position++;
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw wrong("Invalid \\uXXXX escape");
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }

    private @Nullable Object word() throws SyntaxException, MalformedTextException {
        int start = position;
        while (position < text.length() && isWordPart(text.charAt(position))) {
            position++;
        }
        String word = text.substring(start, position);
        budget.scalar(word, this::place);
        return switch (word) {
            case "null" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> number(word, start);
        };
    }

    private Number number(String word, int start) throws SyntaxException, MalformedTextException {
        if (!word.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?")) {
            position = start;
            throw wrong("Expecting value");
        }
        if (word.length() > DocumentBudget.MAX_NUMBER_LENGTH) {
            throw new MalformedTextException(
                    "a number of more than %d characters%s"
                            .formatted(DocumentBudget.MAX_NUMBER_LENGTH, place()));
        }
        return word.matches("-?[0-9]+")
                ? YamlScalars.narrow(new BigInteger(word))
                : (Number) Double.parseDouble(word);
    }

    private static boolean isWordPart(char unit) {
        return Character.isLetterOrDigit(unit) || unit == '-' || unit == '+' || unit == '.';
    }

    private void take(char expected, String otherwise) throws SyntaxException {
        if (peek() != expected) {
            throw wrong(otherwise);
        }
        position++;
    }

    private void skipSpace() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    /** The next character; NUL at the end. */
    private char peek() {
        return position < text.length() ? text.charAt(position) : '\0';
    }

    private SyntaxException wrong(String message) {
        return new SyntaxException(message + place() + " (char " + position + ")");
    }

    private String place() {
        int end = Math.min(position, text.length());
        int lineStart = end == 0 ? -1 : text.lastIndexOf('\n', end - 1);
        return ": line %d column %d".formatted(lines(end), end - lineStart);
    }

    private int lines(int end) {
        int lines = 1;
        for (int index = text.indexOf('\n');
                index >= 0 && index < end;
                index = text.indexOf('\n', index + 1)) {
            lines++;
        }
        return lines;
    }
}
