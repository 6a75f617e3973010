package io.hearth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the published documents to the records. After a deliberate change, {@code mvn -pl
 * libs/contract test -Dhearth.schemas.write=true} writes them anew; a field must never be removed,
 * renamed or made required within a version.
 */
class PublishedSchemasTest {
    private static final Path SCHEMAS = Path.of("src/main/resources/schemas");
    private static final Path ASYNC_API = Path.of("../../docs/asyncapi.json");
    private static final Path RELEASED = Path.of("src/test/resources/samples");

    private final EventCodec codec = new EventCodec();

    static Stream<Event> samples() {
        return SampleEvents.all().stream();
    }

    @Test
    void everyTypeHasASample() {
        assertThat(samples().map(Event::getClass))
                .containsExactlyInAnyOrderElementsOf(EventCodec.types().values());
    }

    @Test
    void theSchemasInTheRepositoryAreThoseOfTheRecords() throws IOException {
        for (Map.Entry<String, ? extends JsonNode> schema : EventSchemas.all().entrySet()) {
            assertPublished(SCHEMAS.resolve(schema.getKey() + ".json"), schema.getValue());
        }
    }

    @Test
    void theAsyncApiDocumentIsThatOfTheRecords() throws IOException {
        assertPublished(ASYNC_API, EventSchemas.asyncApi());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anEventSurvivesTheBus(Event event) {
        EventEnvelope sent =
                new EventEnvelope(
                        UUID.randomUUID(),
                        "/hearth/test",
                        Instant.parse("2026-11-21T05:00:00Z"),
                        event);

        EventEnvelope received = codec.decode(codec.headers(sent), codec.data(event));

        assertThat(received).isEqualTo(sent);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anOpenDocumentHasNothingThatIsSealed(Event event) throws IOException {
        EventEnvelope sent =
                new EventEnvelope(
                        UUID.fromString("7d444840-9dc0-11d1-b245-5ffdce74fad2"),
                        "/hearth/test",
                        Instant.parse("2026-11-21T05:00:00Z"),
                        event);

        String document = new String(codec.openDocument(sent), StandardCharsets.UTF_8);

        assertThat(document).doesNotContain(SampleEvents.SEALED.ciphertext());
        JsonNode read = new ObjectMapper().readTree(document);
        assertThat(read.at("/specversion").asText()).isEqualTo("1.0");
        assertThat(read.at("/id").asText()).isEqualTo(sent.id().toString());
        assertThat(read.at("/source").asText()).isEqualTo("/hearth/test");
        assertThat(read.at("/type").asText()).isEqualTo(EventCodec.typeOf(event.getClass()));
        assertThat(read.at("/subject").asText()).isEqualTo(event.subject());
        assertThat(read.at("/time").asText()).isEqualTo("2026-11-21T05:00:00Z");
        assertThat(read.at("/datacontenttype").asText()).isEqualTo("application/json");
        assertThat(read.at("/data").isObject()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anEventFulfilsItsSchema(Event event) throws IOException {
        String schema =
                Files.readString(SCHEMAS.resolve(EventCodec.typeOf(event.getClass()) + ".json"));
        String json = new String(codec.data(event), StandardCharsets.UTF_8);

        List<com.networknt.schema.Error> errors =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(json, InputFormat.JSON);

        assertThat(errors).as(json).isEmpty();
    }

    /** What an earlier release has put on the bus must still be read. */
    @ParameterizedTest
    @MethodSource("samples")
    void anEventOfTheReleasedVersionIsStillRead(Event event) throws IOException {
        String type = EventCodec.typeOf(event.getClass());
        Path released = RELEASED.resolve(type + ".json");
        if (Boolean.getBoolean("hearth.schemas.write") && !Files.exists(released)) {
            Files.write(released, codec.data(event));
        }
        Map<String, String> headers =
                codec.headers(
                        new EventEnvelope(UUID.randomUUID(), "/hearth/test", Instant.EPOCH, event));

        EventEnvelope received = codec.decode(headers, Files.readAllBytes(released));

        assertThat(received.event()).isInstanceOf(event.getClass());
    }

    private static void assertPublished(Path file, JsonNode expected) throws IOException {
        if (Boolean.getBoolean("hearth.schemas.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, EventSchemas.print(expected));
        }
        assertThat(new ObjectMapper().readTree(Files.readString(file)))
                .as("%s (write it with -Dhearth.schemas.write=true)", file)
                .isEqualTo(expected);
    }
}
