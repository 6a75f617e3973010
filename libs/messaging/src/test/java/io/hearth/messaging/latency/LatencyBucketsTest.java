package io.hearth.messaging.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyBucketsTest {
    private final MeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void filter() {
        meters.config().meterFilter(new LatencyBuckets());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http.server.requests", "hearth.keystone.calls", "hearth.webhooks.attempt"})
    void aLatencyIsCountedInEachBucketThatItFits(String name) {
        Timer timer = meters.timer(name);

        timer.record(Duration.ofMillis(5));
        timer.record(Duration.ofMillis(90));
        timer.record(Duration.ofSeconds(11));

        assertThat(Stream.of(timer.takeSnapshot().histogramCounts()).map(LatencyBucketsTest::told))
                .containsExactly(
                        "5 ms: 1",
                        "10 ms: 1",
                        "25 ms: 1",
                        "50 ms: 1",
                        "100 ms: 2",
                        "250 ms: 2",
                        "500 ms: 2",
                        "1000 ms: 2",
                        "2500 ms: 2",
                        "5000 ms: 2",
                        "10000 ms: 2");
    }

    @Test
    void whatNobodyAlertsOnHasNone() {
        Timer ofALibrary = meters.timer("jvm.gc.pause");
        DistributionSummary noTime = meters.summary("hearth.sizes");

        assertThat(ofALibrary.takeSnapshot().histogramCounts()).isEmpty();
        assertThat(noTime.takeSnapshot().histogramCounts()).isEmpty();
    }

    private static String told(CountAtBucket bucket) {
        return "%.0f ms: %.0f".formatted(bucket.bucket(TimeUnit.MILLISECONDS), bucket.count());
    }
}
