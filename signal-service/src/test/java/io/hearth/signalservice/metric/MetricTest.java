package io.hearth.signalservice.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MetricTest {
    @Test
    void anyDifferenceMakesAnotherMetric() {
        List<String> hashes =
                List.of(
                        metric("n", "m", Map.of("a", "b")).hash("u"),
                        metric("n", "m", Map.of("a", "c")).hash("u"),
                        metric("n", "m", Map.of("ab", "")).hash("u"),
                        metric("n", "m", Map.of()).hash("u"),
                        metric("nm", "", Map.of()).hash("u"),
                        metric("n", "m", Map.of("a", "b")).hash("None"),
                        metric("n", "m", Map.of("a", "b", "c", "d")).hash("u"),
                        metric("n", "m", Map.of("a", "b")).ofStack("s").hash("u"));

        assertThat(hashes).doesNotHaveDuplicates();
    }

    @Test
    void theOrderOfDimensionsIsNone() {
        Map<String, String> other = new TreeMap<>(Comparator.reverseOrder());
        other.put("a", "1");
        other.put("b", "2");

        assertThat(metric("n", "m", other).hash("u"))
                .isEqualTo(metric("n", "m", Map.of("b", "2", "a", "1")).hash("u"));
    }

    @Test
    void aStacksMetricIsTheStacksWhateverItSaid() {
        Metric said = metric("n", "m", Map.of(Metric.STACK_ID, "another"));

        assertThat(said.ofStack("own").stackId()).isEqualTo("own");
    }

    @Test
    void statisticsOfNothingCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Statistics(0, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Statistics(1, 1, 2, 1));
    }

    @Test
    void statisticsAddUp() {
        assertThat(new Statistics(2, 10, 1, 9).and(new Statistics(1, -5, -5, -5)))
                .isEqualTo(new Statistics(3, 5, -5, 9));
    }

    private static Metric metric(String namespace, String name, Map<String, String> dimensions) {
        return new Metric(namespace, name, new TreeMap<>(Map.copyOf(dimensions)));
    }
}
