package io.hearth.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** An operator's own rules of who may do what. */
@NeedsHelm
class PolicyFileTest {
    private static final String PROPERTY = "HEARTH_POLICY_FILE";

    private final Manifests manifests = Trial.HIGH_AVAILABILITY.render();

    @Test
    void whoeverAnswersClientsHasTheFile() {
        for (String service :
                List.of("stack-api", "metadata-service", "signal-service", "webhook-service")) {
            Workload workload = manifests.workload(service);
            JsonNode mount = policy(workload.container().path("volumeMounts")).orElseThrow();
            JsonNode volume = policy(workload.pod().path("volumes")).orElseThrow();

            assertThat(volume.at("/configMap/name").asText()).isEqualTo("hearth-policy");
            assertThat(workload.environment())
                    .containsEntry(
                            PROPERTY,
                            mount.path("mountPath").asText()
                                    + "/"
                                    + volume.at("/configMap/items/0/path").asText());
            assertThat(mount.path("readOnly").asBoolean()).isTrue();
            // a file that is mounted by itself stays what it was at the start
            assertThat(mount.has("subPath")).isFalse();
        }
    }

    @Test
    void nobodyElseHas() {
        assertThat(manifests.workload("identity-worker").environment()).doesNotContainKey(PROPERTY);
        assertThat(Trial.DEFAULTS.render().workloads())
                .allMatch(workload -> !workload.environment().containsKey(PROPERTY))
                .allMatch(workload -> policy(workload.pod().path("volumes")).isEmpty());
    }

    private static Optional<JsonNode> policy(JsonNode named) {
        return StreamSupport.stream(named.spliterator(), false)
                .filter(each -> each.path("name").asText().equals("policy"))
                .findFirst();
    }
}
