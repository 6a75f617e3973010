package io.hearth.template.expression;

import io.hearth.template.error.TemplateException;
import io.hearth.template.text.JsonText;
import io.hearth.template.text.PythonText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that make text, or take it apart. */
final class TextFunctions {
    private static final long MAX_COMPARISONS = 2_000_000_000L;
    private static final Map<String, String> ALGORITHMS =
            Map.of(
                    "md5", "MD5",
                    "sha1", "SHA-1",
                    "sha224", "SHA-224",
                    "sha256", "SHA-256",
                    "sha384", "SHA-384",
                    "sha512", "SHA-512",
                    "sha3_224", "SHA3-224",
                    "sha3_256", "SHA3-256",
                    "sha3_384", "SHA3-384",
                    "sha3_512", "SHA3-512");

    private TextFunctions() {}

    /**
     * A piece of a text while its placeholders are replaced; what was put in is not looked at
     * again.
     */
    private record Piece(String text, boolean done) {}

    static String replace(
            Expression.Replace call,
            @Nullable Object replacements,
            @Nullable Object template,
            SizeGuard guard) {
        if (!(template instanceof String text)) {
            throw wrong("\"%s\" template must be a string".formatted(call.function()));
        }
        if (!(replacements instanceof Map<?, ?> map)) {
            throw wrong("\"%s\" params must be a map".formatted(call.function()));
        }
        if ((long) map.size() * text.length() > MAX_COMPARISONS) {
            throw wrong("\"%s\" has too many params for its template".formatted(call.function()));
        }
        List<Piece> pieces = List.of(new Piece(text, false));
        for (String placeholder : longestFirst(map)) {
            pieces =
                    split(
                            pieces,
                            placeholder,
                            replacement(call, placeholder, map.get(placeholder)),
                            guard);
        }
        StringBuilder result = new StringBuilder();
        pieces.forEach(piece -> result.append(piece.text()));
        return result.toString();
    }

    private static List<String> longestFirst(Map<?, ?> map) {
        return map.keySet().stream()
                .map(String::valueOf)
                .sorted(
                        Comparator.comparingInt(String::length)
                                .reversed()
                                .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static List<Piece> split(
            List<Piece> pieces, String placeholder, String value, SizeGuard guard) {
        if (placeholder.isEmpty()) {
            throw wrong("empty separator");
        }
        List<Piece> result = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.done()) {
                result.add(piece);
            } else {
                split(piece.text(), placeholder, value, result, guard);
            }
        }
        return result;
    }

    private static void split(
            String text, String placeholder, String value, List<Piece> result, SizeGuard guard) {
        int from = 0;
        for (int at = text.indexOf(placeholder); at >= 0; at = text.indexOf(placeholder, from)) {
            guard.one();
            guard.characters(value.length());
            result.add(new Piece(text.substring(from, at), false));
            result.add(new Piece(value, true));
            from = at + placeholder.length();
        }
        result.add(new Piece(text.substring(from), false));
    }

    private static String replacement(
            Expression.Replace call, String placeholder, @Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text;
            case Number number -> PythonText.str(number);
            case Boolean truth -> PythonText.str(truth);
            default -> {
                if (!call.structured()) {
                    throw wrong(
                            "\"%s\" params must be strings or numbers, param %s is not valid"
                                    .formatted(call.function(), placeholder));
                }
                yield JsonText.writeSorted(value);
            }
        };
    }

    static String join(
            Expression.Join call,
            @Nullable Object delimiter,
            List<@Nullable Object> lists,
            SizeGuard guard) {
        StringBuilder result = new StringBuilder();
        boolean first = true;
        for (@Nullable Object list : lists) {
            for (@Nullable Object item : items(call, list)) {
                if (!(delimiter instanceof String between)) {
                    throw wrong("\"%s\" delimiter must be a string".formatted(call.function()));
                }
                String text = joined(call, item);
                guard.characters(text.length() + (long) between.length());
                result.append(first ? "" : between).append(text);
                first = false;
            }
        }
        return result.toString();
    }

    private static List<?> items(Expression.Join call, @Nullable Object list) {
        return switch (list) {
            case null -> List.of();
            case List<?> items -> items;
            case String text when text.isEmpty() && call.structured() -> List.of();
            default -> throw wrong("\"%s\" must operate on a list".formatted(call.function()));
        };
    }

    private static String joined(Expression.Join call, @Nullable Object item) {
        if (item == null) {
            return "";
        }
        if (item instanceof String text) {
            return text;
        }
        if (call.structured() && (item instanceof Map || item instanceof List)) {
            return JsonText.writeSorted(item);
        }
        String shown = PythonText.repr(item);
        throw wrong(
                "Items to join must be %s not %s"
                        .formatted(
                                call.structured() ? "string, map or list" : "strings",
                                shown.substring(0, Math.min(200, shown.length()))));
    }

    static @Nullable Object split(
            Expression.Split call,
            @Nullable Object delimiter,
            @Nullable Object text,
            @Nullable Object index) {
        if (!(delimiter instanceof String by)) {
            throw wrong("Delimiter for %s must be string".formatted(call.function()));
        }
        if (text == null && call.function().equals("str_split")) {
            return null;
        }
        if (!(text instanceof String whole)) {
            throw wrong(
                    "String to split must be string; got <class '%s'>"
                            .formatted(PythonText.type(text)));
        }
        List<String> parts = parts(whole, by);
        return index == null ? parts : part(call, parts, index);
    }

    private static List<String> parts(String text, String delimiter) {
        if (delimiter.isEmpty()) {
            throw wrong("empty separator");
        }
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
            parts.add(text.substring(from, at));
            from = at + delimiter.length();
        }
        parts.add(text.substring(from));
        return List.copyOf(parts);
    }

    private static String part(Expression.Split call, List<String> parts, Object index) {
        int wanted;
        try {
            wanted = Integer.parseInt(String.valueOf(index));
        } catch (NumberFormatException notAnIndex) {
            throw wrong(
                    "Incorrect index to \"%1$s\" should be: \"%1$s\" : [ \",\", \"apples,pears\", <index>]"
                            .formatted(call.function()));
        }
        int positive = wanted < 0 ? wanted + parts.size() : wanted;
        if (positive < 0 || positive >= parts.size()) {
            throw wrong(
                    "Incorrect index to \"%s\" should be between 0 and %d"
                            .formatted(call.function(), parts.size() - 1));
        }
        return parts.get(positive);
    }

    static String digest(@Nullable Object algorithm, @Nullable Object value) {
        if (!(algorithm instanceof String name) || !(value instanceof String text)) {
            throw wrong("Argument to function \"digest\" must be a list of strings");
        }
        String known = ALGORITHMS.get(name.toLowerCase(Locale.ROOT));
        if (known == null) {
            throw wrong(
                    "Algorithm must be one of %s"
                            .formatted(
                                    PythonText.str(
                                            ALGORITHMS.keySet().stream().sorted().toList())));
        }
        if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)) {
            throw wrong("The value of \"digest\" holds characters outside of latin-1");
        }
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance(known)
                                    .digest(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("The Java runtime lacks " + known, missing);
        }
    }

    static @Nullable Object base64(@Nullable Object text) {
        if (text instanceof String || text == Unresolved.VALUE) {
            return text;
        }
        throw wrong("\"Fn::Base64\" argument must be a string");
    }

    private static TemplateException wrong(String message) {
        return TemplateException.invalid(message, "");
    }
}
