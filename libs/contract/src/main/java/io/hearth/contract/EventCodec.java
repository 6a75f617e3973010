package io.hearth.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.hearth.contract.seal.Sealed;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Events to CloudEvents 1.0 in binary mode and back: attributes as {@code ce_} headers, the event
 * as JSON.
 *
 * <p>A field that a newer version added is ignored; an unknown type is refused.
 */
public final class EventCodec {
    /** The header that names the event's type. */
    public static final String TYPE_HEADER = "ce_type";

    private static final String ATTRIBUTE = "ce_";

    private static final Map<String, Class<? extends Event>> CLASS_BY_TYPE = classByType();

    private final ObjectMapper json =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .addMixIn(Event.class, Computed.class)
                    .build();

    private final ObjectMapper openJson = openJson();

    /** Every event type with its record. */
    public static Map<String, Class<? extends Event>> types() {
        return CLASS_BY_TYPE;
    }

    /** The CloudEvents type of an event record's class. */
    public static String typeOf(Class<? extends Event> eventClass) {
        EventType type = eventClass.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalStateException(
                    "%s has no @EventType.".formatted(eventClass.getName()));
        }
        return type.value();
    }

    /** The record's headers, in the binding's names. */
    public Map<String, String> headers(EventEnvelope envelope) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", envelope.id().toString());
        headers.put("ce_source", envelope.source());
        headers.put(TYPE_HEADER, typeOf(envelope.event().getClass()));
        headers.put("ce_subject", envelope.subject());
        headers.put("ce_time", envelope.time().toString());
        headers.put("content-type", "application/json");
        return headers;
    }

    /** The record's value: the event as a JSON object. */
    public byte[] data(Event event) {
        try {
            return json.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "%s cannot be written as JSON.".formatted(event.getClass().getName()), e);
        }
    }

    /**
     * The event as one JSON document for whoever may know what it tells: all but what is sealed.
     *
     * @see <a
     *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">CloudEvents:
     *     JSON format</a>
     */
    public byte[] openDocument(EventEnvelope envelope) {
        Map<String, Object> document = new LinkedHashMap<>();
        headers(envelope)
                .forEach(
                        (name, value) -> {
                            if (name.startsWith(ATTRIBUTE)) {
                                document.put(name.substring(ATTRIBUTE.length()), value);
                            }
                        });
        document.put("datacontenttype", "application/json");
        document.put("data", envelope.event());
        try {
            return openJson.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "%s cannot be written as JSON.".formatted(envelope.event().getClass()), e);
        }
    }

    /** Leaves out every property that is sealed, however deep it is. */
    private ObjectMapper openJson() {
        ObjectMapper open = json.copy();
        open.configOverride(Sealed.class).setIsIgnoredType(true);
        return open;
    }

    /**
     * Reads a record.
     *
     * @param headers the record's headers as text
     * @throws MalformedEventException if an attribute is missing, the type unknown, or the value
     *     not of its form
     */
    public EventEnvelope decode(Map<String, String> headers, byte @Nullable [] data) {
        String type = required(headers, TYPE_HEADER);
        Class<? extends Event> eventClass = CLASS_BY_TYPE.get(type);
        if (eventClass == null) {
            throw new MalformedEventException("Event type '%s' is not known here.".formatted(type));
        }
        if (data == null) {
            throw new MalformedEventException("An event of type '%s' has no data.".formatted(type));
        }
        try {
            Event event = json.readValue(data, eventClass);
            if (event == null || (event instanceof StackScoped of && of.stack() == null)) {
                throw new MalformedEventException(
                        "An event of type '%s' names no stack.".formatted(type));
            }
            return new EventEnvelope(
                    UUID.fromString(required(headers, "ce_id")),
                    required(headers, "ce_source"),
                    Instant.parse(required(headers, "ce_time")),
                    event);
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new MalformedEventException(
                    "An event of type '%s' is not of its form.".formatted(type), e);
        }
    }

    private static String required(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new MalformedEventException("The record has no header '%s'.".formatted(name));
        }
        return value;
    }

    private static Map<String, Class<? extends Event>> classByType() {
        Map<String, Class<? extends Event>> found = new HashMap<>();
        collect(Event.class, found);
        return Map.copyOf(found);
    }

    private static void collect(
            Class<? extends Event> family, Map<String, Class<? extends Event>> found) {
        for (Class<?> member : family.getPermittedSubclasses()) {
            Class<? extends Event> event = member.asSubclass(Event.class);
            if (event.isInterface()) {
                collect(event, found);
            } else if (found.put(typeOf(event), event) != null) {
                throw new IllegalStateException(
                        "Two events have the type '%s'.".formatted(typeOf(event)));
            }
        }
    }

    /** The topic follows from the type, so it is not part of the JSON. */
    @JsonIgnoreProperties("topic")
    private interface Computed {}
}
