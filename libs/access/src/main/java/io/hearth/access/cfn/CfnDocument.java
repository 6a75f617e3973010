package io.hearth.access.cfn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One tree, as XML or as JSON. In XML there is no namespace, a list's items are {@code <member>},
 * and {@code Metadata} and {@code TemplateBody} are JSON text.
 */
public final class CfnDocument {
    private static final Set<String> JSON_TEXT = Set.of("Metadata", "TemplateBody");
    private static final ObjectMapper JSON = new ObjectMapper();

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
        xml.append('<').append(name).append('>');
        if (JSON_TEXT.contains(name)) {
            escape(xml, value instanceof String text ? text : text(value));
        } else {
            content(xml, value);
        }
        xml.append("</").append(name).append('>');
    }

    private static void content(StringBuilder xml, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> element(xml, String.valueOf(name), inner));
        } else if (value instanceof List<?> list) {
            list.forEach(item -> element(xml, "member", item));
        } else if (value != null) {
            escape(xml, value.toString());
        }
    }

    private static void escape(StringBuilder xml, String text) {
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '&' -> xml.append("&amp;");
                                case '<' -> xml.append("&lt;");
                                case '>' -> xml.append("&gt;");
                                default -> xml.appendCodePoint(isAllowed(c) ? c : 0xfffd);
                            }
                        });
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
