package io.hearth.stackapi.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A template, how it is sent, and what Heat does to it. The keys of the comment:
 *
 * <ul>
 *   <li>{@code what}: the one thing that the template shows; {@code source}: where Heat says so
 *   <li>{@code request}: members of the body beside {@code stack_name} and {@code template}
 *   <li>{@code as}: {@code object} sends the template as JSON, not as text
 *   <li>{@code error}: {@code status}, {@code type} and {@code message} of the refusal; or
 *   <li>{@code state} of the stack, {@code CREATE_COMPLETE} unless told, and its {@code reason}
 *   <li>{@code outputs}, by key, all of them; {@code errors}: the messages of those that fail
 *   <li>{@code resources}, by name: {@code status}, {@code reason}, {@code type}, {@code
 *       attributes}, {@code required_by}
 * </ul>
 *
 * Values are compared as json-unit does, so that {@code ${json-unit.regex}…} may stand for a text.
 */
record TemplateExample(String template, Map<String, @Nullable Object> header) {
    private static final Set<String> KEYS =
            Set.of(
                    "what",
                    "source",
                    "request",
                    "as",
                    "error",
                    "state",
                    "reason",
                    "outputs",
                    "errors",
                    "resources");
    private static final ObjectMapper JSON = new ObjectMapper();

    static TemplateExample of(String header, String template) {
        Map<String, @Nullable Object> read = object(header);
        Set<String> unknown = new TreeSet<>(read.keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("The comment has unknown keys " + unknown);
        }
        if (!(read.get("what") instanceof String)) {
            throw new IllegalArgumentException("The comment does not say what it shows");
        }
        return new TemplateExample(template, read);
    }

    /** The body of the request that makes a stack. */
    NewStackJson body(String stackName) {
        Object sent = "object".equals(header.get("as")) ? object(template) : template;
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("stack_name", stackName);
        members.put("template", sent);
        members.putAll(part("request"));
        return new NewStackJson(members);
    }

    /** Whether the request is refused. */
    boolean refused() {
        return header.containsKey("error");
    }

    boolean tells(String key) {
        return header.containsKey(key);
    }

    /** A part of what is expected, such as {@code error}; empty when it is not told. */
    @SuppressWarnings("unchecked") // the header is YAML
    Map<String, Object> part(String key) {
        return header.get(key) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    String text(String key, String otherwise) {
        return header.get(key) instanceof String text ? text : otherwise;
    }

    /** A part as JSON. */
    static String json(@Nullable Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @SuppressWarnings("unchecked") // YAML gives maps of texts here
    private static Map<String, @Nullable Object> object(String yaml) {
        Object read = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        if (read instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new IllegalArgumentException("There is no YAML mapping where one is expected");
    }
}
