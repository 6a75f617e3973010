package io.hearth.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Hearth's own metrics of a service, as {@code docs/metrics.md} has them. */
public final class DocumentedMetrics {
    private static final Path PAGE = Path.of("../docs/metrics.md");
    private static final Pattern HEADING = Pattern.compile("## (.+)");
    private static final Pattern ROW = Pattern.compile("\\| `(hearth_\\w+)`( †)? \\|.*");
    private static final Pattern SERVED = Pattern.compile("(hearth_\\w+)[ {].*");

    private final Set<String> always = new TreeSet<>();
    private final Set<String> all = new TreeSet<>();

    private DocumentedMetrics() {}

    /**
     * Read in the service's module.
     *
     * @param service such as {@code stack-api}
     */
    public static DocumentedMetrics of(String service) throws IOException {
        DocumentedMetrics metrics = new DocumentedMetrics();
        boolean ofService = false;
        for (String line : Files.readAllLines(PAGE)) {
            Matcher heading = HEADING.matcher(line);
            Matcher row = ROW.matcher(line);
            if (heading.matches()) {
                ofService =
                        heading.group(1).equals("Every service")
                                || Set.of(heading.group(1).split(", ")).contains(service);
            } else if (ofService && row.matches()) {
                metrics.all.add(row.group(1));
                if (row.group(2) == null) {
                    metrics.always.add(row.group(1));
                }
            }
        }
        return metrics;
    }

    /**
     * Holds what the service serves against the page: all that is always there is, and nothing that
     * the page does not tell of.
     *
     * @param served in Prometheus' text format
     */
    public void assertAreThoseOf(String served) {
        Set<String> names =
                served.lines()
                        .map(SERVED::matcher)
                        .filter(Matcher::matches)
                        .map(line -> line.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(always).isNotEmpty();
        assertThat(names).containsAll(always);
        assertThat(all).containsAll(names);
    }
}
