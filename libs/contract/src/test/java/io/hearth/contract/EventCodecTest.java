package io.hearth.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    private static final String REMOVED = "hearth.identity.project-removed.v1";

    private final EventCodec codec = new EventCodec();

    @Test
    void aFieldOfANewerVersionIsIgnored() {
        byte[] data =
                bytes(
                        """
                        {"stack": {"id": "s", "name": "n", "rootId": "r", "projectId": "p", "shard": 3}, "new": true}
                        """);

        Event event = codec.decode(headers(REMOVED), data).event();

        assertThat(event.key()).isEqualTo("r");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "[]",
                "null",
                "{}",
                "{\"stack\": null}",
                "{\"stack\": {\"id\": \"s\"}}",
                "{\"stack\": 7}"
            })
    void aValueOfAnotherFormIsMalformed(String data) {
        assertThatThrownBy(() -> codec.decode(headers(REMOVED), bytes(data)))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void anUnknownTypeIsMalformed() {
        assertThatThrownBy(() -> codec.decode(headers("hearth.unheard-of.v9"), bytes("{}")))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("hearth.unheard-of.v9");
    }

    @Test
    void aMissingAttributeIsMalformed() {
        Map<String, String> headers = new HashMap<>(headers(REMOVED));
        headers.remove("ce_id");
        byte[] data =
                bytes(
                        "{\"stack\":{\"id\":\"s\",\"name\":\"n\",\"rootId\":\"r\",\"projectId\":\"p\"}}");

        assertThatThrownBy(() -> codec.decode(headers, data))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("ce_id");
    }

    private static Map<String, String> headers(String type) {
        return Map.of(
                "ce_id", "7d444840-9dc0-11d1-b245-5ffdce74fad2",
                "ce_source", "/hearth/test",
                "ce_type", type,
                "ce_time", "2026-11-21T05:00:00Z");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
