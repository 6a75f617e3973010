package io.hearth.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the Prometheus operator is given. Its own schemas are not at hand: fields and their types
 * are held against classes that were generated from its API, and not what it refuses beyond that.
 */
@NeedsHelm
class MonitoringTest {
    private static final String OPERATOR = "monitoring.coreos.com/v1";

    private static final JsonMapper STRICT =
            JsonMapper.builder().annotationIntrospector(new KnownFieldsAlone()).build();

    private final Manifests manifests = Trial.HIGH_AVAILABILITY.render();

    static boolean isOfTheOperator(JsonNode object) {
        return object.path("apiVersion").asText().equals(OPERATOR);
    }

    /** A field that is unknown, or of another type, is an error. */
    @Test
    void theOperatorKnowsEachField() throws IOException {
        JsonNode monitor = manifests.get("ServiceMonitor", "hearth");
        JsonNode rule = manifests.get("PrometheusRule", "hearth");

        assertThat(List.of(monitor, rule)).allMatch(MonitoringTest::isOfTheOperator);
        assertThat(readAs(ServiceMonitor.class, monitor)).isEqualTo(monitor);
        assertThat(readAs(PrometheusRule.class, rule)).isEqualTo(rule);
    }

    private static JsonNode readAs(Class<?> type, JsonNode object) throws IOException {
        return STRICT.valueToTree(STRICT.treeToValue(object, type));
    }

    /**
     * By its name, which alerts and the autoscaler know as the job, and at the path of its metrics.
     */
    @Test
    void eachServiceIsScrapedAndNothingElseIs() {
        JsonNode monitor = manifests.get("ServiceMonitor", "hearth");
        JsonNode endpoint = monitor.at("/spec/endpoints/0");

        assertThat(monitor.at("/metadata/labels/release").asText()).isEqualTo("prometheus");
        assertThat(monitor.at("/spec/endpoints")).hasSize(1);
        assertThat(endpoint.path("path").asText()).isEqualTo("/q/metrics");
        assertThat(endpoint.path("interval").asText()).isEqualTo("30s");
        assertThat(
                        manifests.ofKind("Service").stream()
                                .filter(service -> selects(monitor.at("/spec/selector"), service))
                                .filter(service -> hasPort(service, endpoint.path("port")))
                                .map(Manifests::nameOf))
                .containsExactlyInAnyOrderElementsOf(Repository.SERVICES);
    }

    private static boolean selects(JsonNode selector, JsonNode service) {
        Map<String, String> labels = Workload.texts(service.at("/metadata/labels"));
        return labels.entrySet()
                        .containsAll(Workload.texts(selector.path("matchLabels")).entrySet())
                && StreamSupport.stream(selector.path("matchExpressions").spliterator(), false)
                        .allMatch(expression -> isMet(expression, labels));
    }

    private static boolean isMet(JsonNode expression, Map<String, String> labels) {
        assertThat(expression.path("operator").asText()).isEqualTo("In");
        String value = labels.getOrDefault(expression.path("key").asText(), "");
        return StreamSupport.stream(expression.path("values").spliterator(), false)
                .anyMatch(each -> each.asText().equals(value));
    }

    private static boolean hasPort(JsonNode service, JsonNode name) {
        return StreamSupport.stream(service.at("/spec/ports").spliterator(), false)
                .anyMatch(port -> port.path("name").equals(name));
    }

    @Test
    void theRulesAreThoseOfPrometheusItself() {
        JsonNode rules = manifests.get("PrometheusRule", "hearth").path("spec");

        assertThat(rules.path("groups")).isNotEmpty();
        assertThat(rules)
                .isEqualTo(
                        Repository.yaml(
                                        Repository.text(
                                                "deploy/observability/prometheus/alerts.yaml"))
                                .getFirst());
    }

    /** A cluster without the operator knows neither kind. */
    @Test
    void nothingIsForTheOperatorUnlessItIsAskedFor() {
        assertThat(Trial.DEFAULTS.render().all()).noneMatch(MonitoringTest::isOfTheOperator);
    }

    @Test
    void aMonitorThatNobodyMayFollowIsRefused(@TempDir Path directory) throws IOException {
        Path values =
                Files.writeString(
                        directory.resolve("values.yaml"),
                        "{monitoring: {serviceMonitor: {enabled: true}}, network: {prometheus: []}}");

        assertThatThrownBy(() -> Trial.render(values))
                .hasMessageContaining("monitoring.serviceMonitor.enabled")
                .hasMessageContaining("network.prometheus");
    }

    /** Otherwise it would take in whatever it does not know. */
    private static final class KnownFieldsAlone extends JacksonAnnotationIntrospector {
        @Override
        public Boolean hasAnySetter(Annotated any) {
            return false;
        }
    }
}
