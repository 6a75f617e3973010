package io.hearth.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether docs/kubernetes.md can be followed. */
@NeedsHelm
class DocumentationTest {
    private static final String PAGE = Repository.text("docs/kubernetes.md");

    @Test
    void theValuesOfThePageAreTaken(@TempDir Path directory) throws IOException {
        Path values =
                Files.writeString(
                        directory.resolve("values.yaml"), only("```yaml\n(# values.yaml.*?)```"));

        Manifests manifests = Trial.render(values);

        assertThat(manifests.workload("identity-worker").environment())
                .containsEntry("HEARTH_DEPLOYMENT_ID", "hearth-east")
                .containsEntry(
                        "HEARTH_KEYSTONE_URL", "https://keystone-internal.openstack.svc:5000/v3");
    }

    @Test
    void theValuesForAPrometheusAreTaken(@TempDir Path directory) throws IOException {
        Path values =
                Files.writeString(
                        directory.resolve("values.yaml"),
                        only("```yaml\n(# for a Prometheus.*?)```"));

        Manifests manifests = Trial.render(values);

        assertThat(manifests.all().stream().filter(MonitoringTest::isOfTheOperator))
                .extracting(object -> object.at("/metadata/labels/release").asText())
                .containsExactly("prometheus", "prometheus");
        assertThat(manifests.ofKind("NetworkPolicy"))
                .as("as they are without")
                .isEqualTo(Trial.DEFAULTS.render().ofKind("NetworkPolicy"));
    }

    /** Each key that a pod mounts, and each Secret. */
    @Test
    void theCommandsOfThePageMakeEachSecret() {
        String commands = only("```sh\n(deploy/hearth secrets.*?)```");

        for (Workload workload : Trial.DEFAULTS.render().workloads()) {
            String own = commandFor(commands, workload.name());
            for (JsonNode volume : workload.secretVolumes()) {
                assertThat(volume.path("secretName").asText())
                        .isEqualTo("hearth-" + workload.name());
                for (JsonNode item : volume.path("items")) {
                    assertThat(own)
                            .as("what makes the Secret of %s", workload)
                            .containsPattern(
                                    "[ =/]" + Pattern.quote(item.path("key").asText()) + "(=|\\s)");
                }
            }
        }
    }

    @Test
    void theCommandsGiveWebhookServiceNoKeysetOfOthers() {
        String commands = only("```sh\n(deploy/hearth secrets.*?)```");

        for (String service : Repository.SERVICES) {
            assertThat(
                            Pattern.compile("secrets/([a-z-]*keyset)\\.json")
                                    .matcher(commandFor(commands, service))
                                    .results()
                                    .map((MatchResult match) -> match.group(1))
                                    .map("webhook-keyset"::equals))
                    .as(service)
                    .isNotEmpty()
                    .containsOnly(service.equals("webhook-service"));
        }
    }

    /** With what the function does for every service. */
    private static String commandFor(String commands, String name) {
        String joined = commands.replace("\\\n", " ");
        List<String> lines =
                joined.lines()
                        .filter(
                                line ->
                                        line.startsWith("secret " + name + " ")
                                                || line.contains("generic hearth-" + name + " ")
                                                || (Repository.SERVICES.contains(name)
                                                        && line.contains("\"hearth-$service\"")))
                        .toList();
        return String.join(" \n", lines) + "\n";
    }

    private static String only(String block) {
        List<String> found =
                Pattern.compile(block, Pattern.DOTALL)
                        .matcher(PAGE)
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
