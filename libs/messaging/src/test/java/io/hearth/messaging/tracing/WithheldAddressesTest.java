package io.hearth.messaging.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithheldAddressesTest {
    @ParameterizedTest
    @CsvSource({
        "url.query, Signature=abc, withheld",
        "url.query, , ",
        "url.path, /v1/answer/abc, /v1/answer/withheld",
        "url.path, /v1/signal/abc, /v1/signal/abc",
        "http.route, /v1/answer/{token}, /v1/answer/{token}"
    })
    void aSpanTellsOfAnAddress(String attribute, @Nullable String before, @Nullable String after) {
        AttributeKey<String> key = AttributeKey.stringKey(attribute);

        assertThat(traced(key, before).getAttribute(key)).isEqualTo(after);
    }

    private static ReadableSpan traced(AttributeKey<String> key, @Nullable String value) {
        try (SdkTracerProvider provider =
                SdkTracerProvider.builder()
                        .addSpanProcessor(new WithheldAddresses(Optional.of("/v1/answer/")))
                        .build()) {
            return (ReadableSpan)
                    provider.get("test").spanBuilder("PUT").setAttribute(key, value).startSpan();
        }
    }
}
