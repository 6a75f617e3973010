package io.hearth.access.cfn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hearth.contract.json.PythonSeparators;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One tree, as XML or as JSON, to the byte as Heat's Python writes it. In XML there is no
 * namespace, a list's items are {@code <member>}, {@code Metadata} and {@code TemplateBody} are
 * JSON text, and nothing, true and false are {@code None}, {@code True} and {@code False}.
 */
public final class CfnDocument {
    private static final Set<String> JSON_TEXT = Set.of("Metadata", "TemplateBody");
    private static final Pattern ELEMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final ObjectWriter JSON =
            JsonMapper.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build()
                    .writer(new PythonSeparators());

    private CfnDocument() {}

    /**
     * Renders a tree as JSON.
     *
     * @param root maps, lists, texts, numbers, booleans, JSON nodes and nulls
     */
    public static String json(Map<String, ?> root) {
        return text(root);
    }

    /** Renders the first entry of a tree as XML, as Heat does: an XML document has one root. */
    public static String xml(Map<String, ?> root) {
        Map.Entry<String, ?> first = root.entrySet().iterator().next();
        StringBuilder xml = new StringBuilder();
        element(xml, first.getKey(), first.getValue());
        return xml.toString();
    }

    private static void element(StringBuilder xml, String name, @Nullable Object value) {
        boolean jsonText = JSON_TEXT.contains(name);
        if (!jsonText && isEmpty(value)) {
            xml.append('<').append(name).append("/>");
            return;
        }
        xml.append('<').append(name).append('>');
        if (jsonText) {
            escape(xml, value instanceof String text ? text : text(value));
        } else {
            content(xml, value);
        }
        xml.append("</").append(name).append('>');
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value instanceof Map<?, ?> map && map.isEmpty()
                || value instanceof List<?> list && list.isEmpty();
    }

    private static void content(StringBuilder xml, @Nullable Object value) {
        switch (value) {
            case null -> xml.append("None");
            case Map<?, ?> map when !areElements(map) -> escape(xml, text(map));
            case Map<?, ?> map ->
                    map.forEach((name, inner) -> element(xml, String.valueOf(name), inner));
            case List<?> list -> list.forEach(item -> element(xml, "member", item));
            case Boolean flag -> xml.append(flag ? "True" : "False");
            default -> escape(xml, value.toString());
        }
    }

    /** Heat dies of a key that can be no element's name; here it all becomes JSON text. */
    private static boolean areElements(Map<?, ?> map) {
        return map.keySet().stream().allMatch(key -> ELEMENT.matcher(key.toString()).matches());
    }

    private static void escape(StringBuilder xml, String text) {
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '&' -> xml.append("&amp;");
                                case '<' -> xml.append("&lt;");
                                case '>' -> xml.append("&gt;");
                                case '\r' -> xml.append("&#13;");
                                default -> character(xml, isAllowed(c) ? c : 0xfffd);
                            }
                        });
    }

    /** In ASCII only, as Heat's. */
    private static void character(StringBuilder xml, int c) {
        if (c < 0x80) {
            xml.append((char) c);
        } else {
            xml.append("&#").append(c).append(';');
        }
    }

    /** What XML 1.0 can hold at all. */
    private static boolean isAllowed(int c) {
        boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r';
        boolean surrogate = c >= 0xd800 && c <= 0xdfff;
        return !control && !surrogate && c != 0xfffe && c != 0xffff;
    }

    private static String text(@Nullable Object value) {
        try {
            return JSON.writeValueAsString(value == null ? Map.of() : value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree cannot be written as JSON.", e);
        }
    }
}
