package io.hearth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the schemas against those of the last release, {@code src/test/resources/released}. A new
 * type is added there with the release that brings it; what is there never changes but for a field
 * that was added. Anything else is another type, which ends in the next version's number.
 */
class SchemaChangeTest {
    private static final Path PRESENT = Path.of("src/main/resources/schemas");
    private static final Path RELEASED = Path.of("src/test/resources/released");
    private static final String SIGNAL =
            """
            {"type": "object",
             "properties": {
               "status": {"type": "string", "enum": ["SUCCESS", "FAILURE"]},
               "reason": {"type": ["string", "null"]},
               "tags": {"type": "array", "items": {"type": "string"}},
               "at": {"type": "string", "format": "date-time"}},
             "required": ["status", "at"]}
            """;

    private final ObjectMapper json = new ObjectMapper();

    static Set<String> released() throws IOException {
        try (Stream<Path> files = Files.list(RELEASED)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void whatWasReleasedIsReadAndWritten(String file) throws IOException {
        assertThat(PRESENT.resolve(file)).as("a released type stays").exists();
        assertThat(SchemaChange.breaks(read(RELEASED.resolve(file)), read(PRESENT.resolve(file))))
                .as(file)
                .isEmpty();
    }

    @Test
    void aFieldMayBeAdded() throws IOException {
        assertThat(breaks("\"reason\"", "\"source\": {\"type\": \"string\"}, \"reason\""))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "\"reason\"; \"cause\"; .reason is gone",
                "[\"string\", \"null\"]; \"string\"; .reason: type was [null, string], is [string]",
                "\"FAILURE\"]; \"FAILURE\", \"LATE\"]; .status: enum was [FAILURE, SUCCESS], is [FAILURE, LATE, SUCCESS]",
                "[\"status\", \"at\"]; [\"status\", \"at\", \"reason\"]; : required was [at, status], is [at, reason, status]",
                "[\"status\", \"at\"]; [\"status\"]; : required was [at, status], is [status]",
                "\"items\": {\"type\": \"string\"}; \"items\": {\"type\": \"integer\"}; .tags[]: type was [string], is [integer]",
                "date-time; date; .at: format was [date-time], is [date]"
            })
    void anythingElseBreaksAReader(String text, String changed, String told) throws IOException {
        assertThat(breaks(text, changed)).containsExactly(told);
    }

    private List<String> breaks(String text, String changed) throws IOException {
        assertThat(SIGNAL).contains(text);
        return SchemaChange.breaks(
                json.readTree(SIGNAL), json.readTree(SIGNAL.replace(text, changed)));
    }

    private JsonNode read(Path file) throws IOException {
        return json.readTree(Files.readString(file));
    }
}
