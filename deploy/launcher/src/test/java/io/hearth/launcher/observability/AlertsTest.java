package io.hearth.launcher.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.launcher.layout.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Hearth's alert rules, their tests and their pages. */
class AlertsTest {
    private static final Pattern FORM =
            Pattern.compile(
                    """
                    (?s)Hearth\\w+
                     +expr: .+
                     +labels: \\{severity: (critical|warning)}
                     +annotations:
                     +summary: [^\n]+
                     +description: [^\n]+
                     +runbook: docs/runbooks/[a-z-]+\\.md
                    .*""");

    @Test
    void eachSaysHowUrgentItIsAndWhatItMeans() throws IOException {
        assertThat(Repository.alerts())
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(alert).matches(FORM));
    }

    @Test
    void eachHasAPageAndEachPageAnAlert() throws IOException {
        Set<String> pages =
                Repository.files(Repository.RUNBOOKS).stream()
                        .map(page -> page.getFileName().toString())
                        .filter(page -> !page.equals("README.md"))
                        .collect(Collectors.toSet());
        String index = Files.readString(Repository.RUNBOOKS.resolve("README.md"));

        assertThat(pages)
                .isEqualTo(
                        Repository.alerts().stream()
                                .map(alert -> pageOf(nameOf(alert)))
                                .collect(Collectors.toSet()));
        for (String alert : Repository.alerts()) {
            String name = nameOf(alert);
            assertThat(alert).contains("runbook: docs/runbooks/" + pageOf(name));
            assertThat(Files.readString(Repository.RUNBOOKS.resolve(pageOf(name))))
                    .startsWith("# " + name + "\n\n*" + severityOf(alert) + ".* ")
                    .contains("\n## Look\n", "\n## Do\n", "\n**It is over** ");
            assertThat(index)
                    .contains("| [%s](%s) | %s |".formatted(name, pageOf(name), severityOf(alert)));
        }
    }

    @Test
    void eachIsSeenToFire() throws IOException {
        assertThat(Files.readString(Repository.PROMETHEUS.resolve("alerts.test.yaml")))
                .contains(
                        Repository.alerts().stream()
                                .map(alert -> "\n  # %s".formatted(nameOf(alert)))
                                .toList());
    }

    @Test
    void everyServiceIsScraped() throws IOException {
        String configuration = Files.readString(Repository.PROMETHEUS.resolve("prometheus.yaml"));

        assertThat(Part.services())
                .allSatisfy(
                        service ->
                                assertThat(configuration)
                                        .contains(
                                                "- job_name: %s\n".formatted(service.label()),
                                                "names: [%s]".formatted(service.label())));
    }

    private static String nameOf(String alert) {
        return alert.lines().findFirst().orElseThrow();
    }

    private static String severityOf(String alert) {
        return alert.contains("severity: critical") ? "critical" : "warning";
    }

    /** In kebab case. */
    private static String pageOf(String name) {
        return name.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT) + ".md";
    }
}
