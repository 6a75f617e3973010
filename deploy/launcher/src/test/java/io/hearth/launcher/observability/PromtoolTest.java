package io.hearth.launcher.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Prometheus itself says, where its tool is on the PATH. */
class PromtoolTest {
    private static final String PROMTOOL = "promtool";

    @BeforeAll
    static void isThere() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, PROMTOOL))),
                "promtool, of Debian's package prometheus, is not on the PATH: alert rules and dashboards are not tested with it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check config prometheus.yaml",
                "check rules alerts.yaml",
                "test rules alerts.test.yaml"
            })
    void theRulesAreGood(String arguments) throws Exception {
        run(Repository.PROMETHEUS, arguments);
    }

    @Test
    void theDashboardsExpressionsAreGood(@TempDir Path directory) throws Exception {
        assertGood(Repository.expressionsOfDashboards(), directory);
    }

    @Test
    void theExpressionsOfTheDocumentationAreGood(@TempDir Path directory) throws Exception {
        assertGood(Repository.expressionsOfPages(), directory);
    }

    private static void assertGood(List<String> expressions, Path directory) throws Exception {
        List<Map<String, String>> rules = new ArrayList<>();
        for (String expression : expressions) {
            rules.add(
                    Map.of(
                            "record",
                            "expression:" + rules.size(),
                            "expr",
                            // which Grafana puts in
                            expression.replace("$__rate_interval", "1m")));
        }
        assertThat(rules).isNotEmpty();
        // JSON is YAML
        new ObjectMapper()
                .writeValue(
                        directory.resolve("rules.yaml").toFile(),
                        Map.of("groups", List.of(Map.of("name", "shown", "rules", rules))));

        run(directory, "check rules rules.yaml");
    }

    private static void run(Path directory, String arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PROMTOOL));
        command.addAll(List.of(arguments.split(" ", -1)));
        Process promtool =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor()).as(said).isZero();
    }
}
