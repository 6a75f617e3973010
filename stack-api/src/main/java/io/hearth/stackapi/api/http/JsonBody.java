package io.hearth.stackapi.api.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.access.rest.FaultStatus;
import io.hearth.access.rest.HeatFault;
import io.hearth.access.rest.StrictJson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The JSON object that a request carries; whatever is wrong with it is told by its key. */
public final class JsonBody {
    private static final ObjectMapper MAPPER = strictMapper();

    private final Map<String, @Nullable Object> members;

    private JsonBody(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    /**
     * @throws RuntimeException that answers 400 when the bytes are no JSON object, hold a key twice
     *     or nest too deep
     */
    public static JsonBody parse(byte[] bytes) {
        if (bytes.length == 0) {
            throw HeatFault.badRequest(FaultStatus.BAD_REQUEST.explanation());
        }
        try {
            Object value = MAPPER.readValue(bytes, Object.class);
            return new JsonBody(object("The body", value));
        } catch (JsonProcessingException malformed) {
            throw HeatFault.badRequest(message(malformed));
        } catch (IOException unreadable) {
            throw HeatFault.badRequest("The body is not readable as JSON.");
        }
    }

    /** Refuses keys that the operation does not know: a mistyped key is not to be lost unseen. */
    public JsonBody allow(Set<String> known) {
        Set<String> unknown = new TreeSet<>(members.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw HeatFault.badRequest(
                    "Unknown key '%s' in the body; known are %s."
                            .formatted(
                                    String.join("', '", unknown),
                                    String.join(", ", new TreeSet<>(known))));
        }
        return this;
    }

    /** The same with other values for some keys. */
    public JsonBody with(Map<String, ? extends @Nullable Object> others) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(members);
        all.putAll(others);
        return new JsonBody(all);
    }

    /** An object that stands in a body, read as a body is; a null is an empty one. */
    public static JsonBody of(String what, @Nullable Object value) {
        return new JsonBody(value == null ? Map.of() : object(what, value));
    }

    /** All that it holds. */
    public Map<String, @Nullable Object> members() {
        return members;
    }

    /** Whether the key has a value other than null. */
    public boolean has(String key) {
        return members.get(key) != null;
    }

    public @Nullable Object value(String key) {
        return members.get(key);
    }

    public @Nullable String text(String key) {
        Object value = members.get(key);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw wrongShape(key, "a string", value);
    }

    /** An object; empty when the key is not given or null. */
    public Map<String, @Nullable Object> object(String key) {
        Object value = members.get(key);
        return value == null ? Map.of() : object("'%s'".formatted(key), value);
    }

    /** A list; empty when the key is not given or null. */
    public List<?> list(String key) {
        Object value = members.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw wrongShape(key, "a list", value);
    }

    /** Refuses a value because of its JSON type. */
    public static RuntimeException wrongShape(String key, String wanted, @Nullable Object value) {
        return HeatFault.badRequest(
                "'%s' must be %s, not %s.".formatted(key, wanted, typeName(value)));
    }

    @SuppressWarnings("unchecked") // Jackson makes no other keys than strings
    private static Map<String, @Nullable Object> object(String what, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw HeatFault.badRequest(
                "%s must be an object, not %s.".formatted(what, typeName(value)));
    }

    private static String typeName(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> "a string";
            case Boolean flag -> "a boolean";
            case Number number -> "a number";
            case List<?> list -> "a list";
            default -> "an object";
        };
    }

    private static String message(JsonProcessingException malformed) {
        // the parser's limits name the method that sets them
        String what = malformed.getOriginalMessage().replaceAll(", from `[^`]*`", "");
        JsonLocation place = malformed.getLocation();
        return place == null
                ? "The body is not JSON: %s".formatted(what)
                : "The body is not JSON: %s: line %d column %d (char %d)"
                        .formatted(
                                what,
                                place.getLineNr(),
                                place.getColumnNr(),
                                place.getByteOffset());
    }

    private static ObjectMapper strictMapper() {
        ObjectMapper mapper = new ObjectMapper();
        new StrictJson().customize(mapper);
        return mapper;
    }
}
