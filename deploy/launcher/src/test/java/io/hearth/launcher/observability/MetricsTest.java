package io.hearth.launcher.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What alerts and dashboards go by, and what the docs tell of: the same. */
class MetricsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void whatIsMeasuredIsDocumentedAndTheOtherWayRound() throws IOException {
        Set<String> measured = new TreeSet<>(Repository.metricsOfRules());
        for (String expression : Repository.expressionsOfDashboards()) {
            measured.addAll(Repository.metrics(expression));
        }

        assertThat(measured).isEqualTo(Repository.documentedMetrics());
    }

    @Test
    void whatPagesAskPrometheusForIsMeasured() throws IOException {
        for (String expression : Repository.expressionsOfPages()) {
            assertThat(Repository.metrics(expression))
                    .as(expression)
                    .isNotEmpty()
                    .isSubsetOf(Repository.documentedMetrics());
        }
    }

    @Test
    void aDashboardsPanelsHaveTheirIdsAndTheSourceThatIsProvided() throws IOException {
        String source =
                Files.readString(
                        Repository.GRAFANA.resolve("provisioning/datasources/prometheus.yaml"));

        for (Path dashboard : Repository.dashboards()) {
            JsonNode panels = JSON.readTree(dashboard.toFile()).path("panels");
            assertThat(panels.findValuesAsText("id"))
                    .as(dashboard.toString())
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
            assertThat(panels)
                    .allSatisfy(
                            panel ->
                                    assertThat(source)
                                            .contains(
                                                    "uid: "
                                                            + panel.at("/datasource/uid")
                                                                    .asText("none")));
        }
    }
}
