package io.hearth.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.hearth.contract.seal.Sealed;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JSON Schemas and the AsyncAPI document, written from the event records. */
final class EventSchemas {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EventSchemas() {}

    /** Every event type with its schema, in the types' order. */
    static Map<String, ObjectNode> all() {
        SchemaGenerator generator = new SchemaGenerator(config().build());
        Map<String, ObjectNode> schemas = new TreeMap<>();
        EventCodec.types()
                .forEach(
                        (type, record) -> {
                            ObjectNode schema = generator.generateSchema(record);
                            schema.put("title", type);
                            schemas.put(type, schema);
                        });
        return schemas;
    }

    /**
     * @see <a href="https://www.asyncapi.com/docs/reference/specification/v3.0.0">AsyncAPI
     *     3.0.0</a>
     */
    static ObjectNode asyncApi() {
        ObjectNode document = JSON.createObjectNode();
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Hearth's events")
                .put("version", "1.0.0")
                .put(
                        "description",
                        "CloudEvents 1.0 in binary mode, keyed by the root stack's id, of deployments by the server's, of refusals by the request's: what automation may consume, and what provisioners answer.");
        document.put("defaultContentType", "application/json");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        for (Topic topic : Topic.values()) {
            channels.putObject(channel(topic))
                    .put("address", topic.topicName())
                    .putObject("messages");
            boolean heard = topic == Topic.ANSWERS;
            ObjectNode operation =
                    operations.putObject((heard ? "send_" : "receive_") + channel(topic));
            operation.put("action", heard ? "receive" : "send");
            operation.putObject("channel").put("$ref", "#/channels/" + channel(topic));
        }
        ObjectNode messages = document.putObject("components").putObject("messages");
        all().forEach((type, schema) -> addMessage(channels, messages, type, schema));
        return document;
    }

    static String print(JsonNode node) {
        DefaultIndenter unixLines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter()
                        .withObjectIndenter(unixLines)
                        .withArrayIndenter(unixLines);
        try {
            return JSON.writer(printer).writeValueAsString(node) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A schema cannot be printed.", e);
        }
    }

    private static void addMessage(
            ObjectNode channels, ObjectNode messages, String type, ObjectNode schema) {
        String name = type.replace('.', '_').replace('-', '_');
        messages.putObject(name)
                .put("name", type)
                .put("contentType", "application/json")
                .set("payload", schema);
        channels.withObject("/" + channelOf(type) + "/messages")
                .putObject(name)
                .put("$ref", "#/components/messages/" + name);
    }

    private static String channelOf(String type) {
        return SampleEvents.all().stream()
                .filter(event -> EventCodec.typeOf(event.getClass()).equals(type))
                .map(event -> channel(event.topic()))
                .findFirst()
                .orElseThrow();
    }

    private static String channel(Topic topic) {
        return topic.name().toLowerCase(Locale.ROOT);
    }

    private static SchemaGeneratorConfigBuilder config() {
        SchemaGeneratorConfigBuilder builder =
                new SchemaGeneratorConfigBuilder(
                                SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                        .with(Option.INLINE_ALL_SCHEMAS)
                        .without(Option.SCHEMA_VERSION_INDICATOR);
        builder.forFields()
                .withRequiredCheck(field -> !isNullable(field))
                .withNullableCheck(EventSchemas::isNullable);
        builder.forTypesInGeneral()
                .withPropertySorter(Comparator.comparingInt(member -> 0))
                .withCustomDefinitionProvider(
                        (type, context) -> {
                            if (type.getErasedType() == Instant.class) {
                                return new CustomDefinition(text("date-time"));
                            }
                            return type.getErasedType() == Sealed.class
                                    ? new CustomDefinition(
                                            JSON.createObjectNode()
                                                    .put("type", "string")
                                                    .put("contentEncoding", "base64"))
                                    : null;
                        });
        return builder;
    }

    private static ObjectNode text(String format) {
        return JSON.createObjectNode().put("type", "string").put("format", format);
    }

    private static boolean isNullable(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
