package io.hearth.launcher.observability;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.testkit.documentation.Documentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of this repository that an operator's tools read, and those that an operator does. */
final class Repository {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path OBSERVABILITY = ROOT.resolve("deploy/observability");

    static final Path PROMETHEUS = OBSERVABILITY.resolve("prometheus");
    static final Path GRAFANA = OBSERVABILITY.resolve("grafana");
    static final Path RUNBOOKS = ROOT.resolve("docs/runbooks");

    /** Of Hearth and of the libraries whose metrics it goes by; no part of a recorded rule's. */
    private static final Pattern METRIC =
            Pattern.compile(
                    "(?<![:\\w])(?:hearth|http_server|kafka|ft|sql_pool|jvm|process)_\\w+(?![:\\w])");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)`(?: †)? \\|");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Repository() {}

    /** The rules of {@code alerts.yaml}, each as it is written there, without comments. */
    static List<String> alerts() throws IOException {
        return Stream.of(rules().split("- alert: ", -1)).skip(1).toList();
    }

    /** What is measured by the rules. */
    static Set<String> metricsOfRules() throws IOException {
        return metrics(rules());
    }

    /** What is measured by an expression. */
    static Set<String> metrics(String expression) {
        return METRIC.matcher(expression)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The files of Grafana's dashboards. */
    static List<Path> dashboards() throws IOException {
        return files(GRAFANA.resolve("dashboards"));
    }

    /** What their panels show. */
    static List<String> expressionsOfDashboards() throws IOException {
        List<String> expressions = new ArrayList<>();
        for (Path dashboard : dashboards()) {
            expressions.addAll(JSON.readTree(dashboard.toFile()).findValuesAsText("expr"));
        }
        return expressions;
    }

    /** What pages show for Prometheus, an expression a line. */
    static List<String> expressionsOfPages() throws IOException {
        return Documentation.of(ROOT).blocks("promql").stream()
                .flatMap(block -> block.text().lines())
                .map(line -> line.replaceFirst(" +# .*", ""))
                .toList();
    }

    /** The rows of the tables of {@code docs/metrics.md}. */
    static Set<String> documentedMetrics() throws IOException {
        return ROW.matcher(Files.readString(ROOT.resolve("docs/metrics.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The files of a directory, by name. */
    static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private static String rules() throws IOException {
        return Files.readString(PROMETHEUS.resolve("alerts.yaml")).replaceAll("(?m)^ *#.*\n", "");
    }
}
