package io.hearth.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What no pod may do; more than Kubernetes' "restricted" asks. */
@NeedsHelm
class HardeningTest {
    @ParameterizedTest
    @EnumSource
    void everyPodIsRestricted(Trial trial) {
        Manifests manifests = trial.render();

        assertThat(manifests.workloads()).hasSize(8);
        for (Workload workload : manifests.workloads()) {
            JsonNode pod = workload.pod();
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true))
                    .as(workload.name())
                    .isFalse();
            // with them a Service called kafka would be taken for properties of Kafka's
            assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(10001);
            assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                    .isEqualTo("RuntimeDefault");
            assertThat(pod.path("hostNetwork").asBoolean()).isFalse();
            assertThat(pod.path("hostPID").asBoolean()).isFalse();
            assertThat(pod.path("hostIPC").asBoolean()).isFalse();
            assertThat(pod.path("initContainers").isMissingNode()).isTrue();
            assertThat(pod.path("volumes")).allMatch(volume -> !volume.has("hostPath"));
            // the account's token would be mounted below it
            JsonNode account =
                    manifests.get("ServiceAccount", pod.path("serviceAccountName").asText());
            assertThat(account.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyContainerIsRestricted(Trial trial) {
        for (Workload workload : trial.render().workloads()) {
            assertThat(workload.containers()).hasSize(1);
            JsonNode container = workload.container();
            JsonNode context = container.path("securityContext");
            assertThat(context.path("allowPrivilegeEscalation").asBoolean(true))
                    .as(workload.name())
                    .isFalse();
            assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(context.at("/capabilities/drop").toString()).isEqualTo("[\"ALL\"]");
            assertThat(context.at("/capabilities/add").isMissingNode()).isTrue();
            assertThat(context.path("privileged").asBoolean()).isFalse();
            assertThat(container.at("/resources/limits").has("memory")).isTrue();
            assertThat(container.at("/resources/requests").has("cpu")).isTrue();
            assertThat(writable(workload)).containsExactly("/tmp");
        }
    }

    private static List<String> writable(Workload workload) {
        return StreamSupport.stream(workload.container().path("volumeMounts").spliterator(), false)
                .filter(mount -> !mount.path("readOnly").asBoolean())
                .map(mount -> mount.path("mountPath").asText())
                .toList();
    }
}
