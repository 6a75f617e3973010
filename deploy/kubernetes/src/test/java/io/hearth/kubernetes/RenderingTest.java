package io.hearth.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.kubernetes.client.openapi.JSON;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What Helm takes and refuses, and whether Kubernetes knows what comes of it. */
@NeedsHelm
class RenderingTest {
    private static final Set<JsonElement> EMPTY = Set.of(new JsonArray(), new JsonObject());

    @Test
    void lintFindsNothing() {
        LintResult result = new Helm(Repository.CHART).lint().strict().call();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    /** A field that is unknown, missing or of another type is an error, not left out. */
    @ParameterizedTest
    @EnumSource
    void kubernetesKnowsEachField(Trial trial) throws Exception {
        Manifests manifests = trial.render();

        assertThat(manifests.all()).isNotEmpty();
        for (JsonNode object : manifests.all()) {
            if (MonitoringTest.isOfTheOperator(object)) {
                continue; // whose types are others, and looked at there
            }
            Class<?> type = typeOf(object);
            JsonElement written = JsonParser.parseString(object.toString());
            type.getMethod("validateJsonElement", JsonElement.class).invoke(null, written);
            Object read = JSON.getGson().fromJson(written, type);
            assertThat(withoutEmpty(JSON.getGson().toJsonTree(read)))
                    .as("%s, as Kubernetes reads it", Manifests.nameOf(object))
                    .isEqualTo(withoutEmpty(written));
        }
    }

    /** Lists and maps that are not there are read as empty ones. */
    private static JsonElement withoutEmpty(JsonElement element) {
        if (element instanceof JsonArray array) {
            JsonArray full = new JsonArray();
            array.forEach(each -> full.add(withoutEmpty(each)));
            return full;
        }
        if (element instanceof JsonObject object) {
            JsonObject full = new JsonObject();
            object.asMap()
                    .forEach(
                            (name, each) -> {
                                JsonElement value = withoutEmpty(each);
                                if (!EMPTY.contains(value)) {
                                    full.add(name, value);
                                }
                            });
            return full;
        }
        return element;
    }

    private static Class<?> typeOf(JsonNode object) throws ClassNotFoundException {
        String[] api = object.path("apiVersion").asText().split("/", -1);
        return Class.forName(
                "io.kubernetes.client.openapi.models."
                        + api[api.length - 1].toUpperCase(Locale.ROOT)
                        + object.path("kind").asText());
    }

    /** Before anything else: the Jobs and what they need, and nothing more. */
    @ParameterizedTest
    @EnumSource
    void theJobsAreHooks(Trial trial) {
        Manifests hooks =
                new Manifests(
                        trial.render().all().stream()
                                .filter(object -> !hookOf(object).isEmpty())
                                .toList());

        assertThat(hooks.all())
                .allMatch(object -> hookOf(object).equals("pre-install,pre-upgrade"))
                .extracting(RenderingTest::labelOf)
                .contains("Job bootstrap", "Job topics")
                .contains("ServiceAccount bootstrap", "ServiceAccount topics")
                .allMatch(label -> label.matches("\\w+ (bootstrap|topics)"));
        assertThat(trial.renderWithoutHooks().all())
                .extracting(RenderingTest::labelOf)
                .isNotEmpty()
                .noneMatch(label -> label.matches("\\w+ (bootstrap|topics)"));
    }

    private static String hookOf(JsonNode object) {
        return object.path("metadata").path("annotations").path(VisibleHooks.ANNOTATION).asText();
    }

    private static String labelOf(JsonNode object) {
        return object.path("kind").asText() + " " + Manifests.nameOf(object);
    }

    @ParameterizedTest
    @EnumSource
    void noTwoObjectsHaveOneName(Trial trial) {
        assertThat(trial.render().all()).extracting(RenderingTest::labelOf).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql.tsl, true, 'postgresql', 'tsl'",
        "services.stackapi.replicas, 3, 'services', 'stackapi'",
        "edge.autoscaling.lag, 3, 'edge/autoscaling', 'lag'",
        "kafka.servers, kafka, 'kafka/servers', 'pattern'",
        "deploymentId, Hearth_East, 'deploymentId', 'pattern'",
        "policy.configMap, Policy_East, 'policy/configMap', 'pattern'",
        "monitoring.serviceMonitor.interval, 15, 'serviceMonitor/interval', 'string'",
        "monitoring.serviceMonitor.label, x, 'serviceMonitor', 'label'",
        "network.receivers[0].podSelector, x, 'network/receivers', 'podSelector'",
        "settings.hearth\\.keystone\\.password, x, 'propertyName', 'hearth.keystone.password'",
        "keystone.url, http://keystone:5000/v3, 'keystone.url', 'keystone.tls'",
        "keystone.adminUrl, http://keystone:5000/v3, 'keystone.adminUrl', 'keystone.tls'",
        "services.stack-api.autoscaling.maxReplicas, 7, 'maxReplicas', 'topics.partitions'",
        "services.signal-service.autoscaling.cpu, 0, 'signal-service', 'lag nor cpu'",
        "edge.autoscaling.minReplicas, 5, 'edge', 'maxReplicas'",
    })
    void aValueThatCannotBeIsRefusedByItsName(
            String path, String value, String where, String what) {
        Object typed = value.matches("[0-9]+") ? (Object) Integer.valueOf(value) : value;

        assertThatThrownBy(() -> Trial.DEFAULTS.render(Map.of(path, typed)))
                .hasMessageContaining(where)
                .hasMessageContaining(what);
    }

    @Test
    void theSchemaLeavesNoObjectOpen() throws Exception {
        open(new ObjectMapper().readTree(Repository.CHART.resolve("values.schema.json").toFile()));
    }

    private static void open(JsonNode schema) {
        if (schema.path("type").asText().equals("object")) {
            JsonNode more = schema.path("additionalProperties");
            assertThat(more.isObject() || (more.isBoolean() && !more.asBoolean()))
                    .as("what else may be in %s is said", schema)
                    .isTrue();
        }
        schema.forEach(RenderingTest::open);
    }
}
