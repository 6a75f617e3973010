package io.hearth.launcher.bus;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which letters are published again. */
class DeadLettersTest {
    private final DeadLetters letters = new DeadLetters(Bus.at("127.0.0.1:1"));

    @ParameterizedTest
    @CsvSource({
        "metadata-service, hearth.stacks",
        "webhook-service, hearth.identities",
        "stack-api, hearth.stacks",
        "stack-api, elsewhere"
    })
    void aServiceHasNoLettersFromWhereItDoesNotRead(String service, String topic) {
        assertThatThrownBy(() -> letters.redrive(List.of(letter(service, topic))))
                .hasMessageContaining(
                        "%s/0/7 is said to have come from %s".formatted(service, topic));
    }

    @Test
    void oneWithoutAnOriginGoesNowhere() {
        assertThatThrownBy(() -> letters.redrive(List.of(letter("stack-api", ""))))
                .hasMessageContaining("Where stack-api/0/7 came from is not noted");
    }

    private static DeadLetter letter(String service, String topic) {
        return new DeadLetter(
                service + "/0/7",
                Instant.EPOCH,
                topic,
                "not known here",
                "key",
                Map.of(),
                new byte[0]);
    }
}
