package io.hearth.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether what is said of pods is said of the right ones. */
@NeedsHelm
class SelectionTest {
    @ParameterizedTest
    @EnumSource
    void aDeploymentHasAServiceABudgetAndPoliciesOfItsOwn(Trial trial) {
        Manifests manifests = trial.render();

        assertThat(manifests.ofKind("Deployment")).hasSize(6);
        for (Workload each : deployments(manifests)) {
            String name = each.name();
            assertThat(selecting(manifests, "Deployment", "/spec/selector/matchLabels", each))
                    .containsExactly(name);
            assertThat(selecting(manifests, "Service", "/spec/selector", each))
                    .containsExactly(name);
            assertThat(
                            selecting(
                                    manifests,
                                    "PodDisruptionBudget",
                                    "/spec/selector/matchLabels",
                                    each))
                    .containsExactly(name);
            if (trial != Trial.MINIMAL) {
                assertThat(
                                selecting(
                                        manifests,
                                        "NetworkPolicy",
                                        "/spec/podSelector/matchLabels",
                                        each))
                        .containsExactlyInAnyOrder("hearth-default-deny", name);
            }
            assertThat(
                            Workload.texts(
                                    each.pod()
                                            .at(
                                                    "/topologySpreadConstraints/0/labelSelector/matchLabels")))
                    .isEqualTo(Workload.texts(each.object().at("/spec/selector/matchLabels")));
        }
    }

    /** And says itself how many there are where there is none. */
    @ParameterizedTest
    @EnumSource
    void aDeploymentIsScaledByOne(Trial trial) {
        Manifests manifests = trial.render();

        List<String> scaled = new ArrayList<>();
        for (JsonNode scaler : manifests.ofKind("HorizontalPodAutoscaler")) {
            JsonNode target = scaler.at("/spec/scaleTargetRef");
            scaled.add(target.path("name").asText());
            manifests.get(target.path("kind").asText(), target.path("name").asText());
            assertThat(scaler.at("/spec/metrics")).isNotEmpty();
        }
        assertThat(scaled).doesNotHaveDuplicates();
        assertThat(deployments(manifests))
                .allMatch(
                        each ->
                                scaled.contains(each.name())
                                        != each.object().path("spec").has("replicas"));
        assertThat(scaled).hasSize(trial == Trial.MINIMAL ? 0 : 6);
    }

    /** Two that take events go by lag, the others by their load. */
    @Test
    void whatEachIsScaledBy() {
        Manifests manifests = Trial.DEFAULTS.render();

        assertThat(metrics(manifests, "stack-api")).containsExactly("External", "Resource");
        assertThat(metrics(manifests, "identity-worker")).containsExactly("External");
        assertThat(metrics(manifests, "metadata-service")).containsExactly("Resource");
        assertThat(metrics(manifests, "signal-service")).containsExactly("Resource");
        assertThat(metrics(manifests, "webhook-service")).containsExactly("Resource");
        assertThat(metrics(manifests, "edge")).containsExactly("Resource");
    }

    @Test
    void anIngressLeadsEachHostToItsApi() {
        Manifests manifests = Trial.HIGH_AVAILABILITY.render();
        JsonNode ingress = manifests.get("Ingress", "edge");

        assertThat(ingress.at("/spec/rules")).hasSize(3);
        for (JsonNode rule : ingress.at("/spec/rules")) {
            JsonNode backend = rule.at("/http/paths/0/backend/service");
            assertThat(backend.path("name").asText()).isEqualTo("edge");
            assertThat(rule.path("host").asText())
                    .isEqualTo(backend.at("/port/name").asText() + ".hearth.example");
            assertThat(ingress.at("/spec/tls/0/hosts"))
                    .anyMatch(host -> host.equals(rule.path("host")));
        }
        Map<String, String> environment = manifests.workload("stack-api").environment();
        assertThat(
                        URI.create(environment.getOrDefault("HEARTH_ENDPOINT_ORCHESTRATION", ""))
                                .getHost())
                .isEqualTo("orchestration.hearth.example");
        assertThat(Trial.DEFAULTS.render().ofKind("Ingress")).isEmpty();
    }

    private static List<Workload> deployments(Manifests manifests) {
        return manifests.ofKind("Deployment").stream().map(Workload::new).toList();
    }

    private static List<String> metrics(Manifests manifests, String name) {
        List<String> types = new ArrayList<>();
        manifests
                .get("HorizontalPodAutoscaler", name)
                .at("/spec/metrics")
                .forEach(metric -> types.add(metric.path("type").asText()));
        return types;
    }

    /** The names of those of that kind whose selector is met by the pods. */
    private static List<String> selecting(
            Manifests manifests, String kind, String selector, Workload pods) {
        return manifests.ofKind(kind).stream()
                .filter(
                        object ->
                                pods.labels()
                                        .entrySet()
                                        .containsAll(
                                                Workload.texts(object.at(selector)).entrySet()))
                .map(Manifests::nameOf)
                .toList();
    }
}
