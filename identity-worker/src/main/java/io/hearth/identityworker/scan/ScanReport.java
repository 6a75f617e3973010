package io.hearth.identityworker.scan;

import io.hearth.identityworker.scan.Finding.Difference;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a scan found.
 *
 * @param differences how many there are
 * @param findings the first of them
 */
public record ScanReport(int differences, List<Finding> findings) {
    /** So many fit into an answer. */
    private static final int MOST = 1_000;

    public ScanReport {
        findings = List.copyOf(findings);
    }

    static ScanReport of(List<Finding> all) {
        return new ScanReport(all.size(), all.subList(0, Math.min(MOST, all.size())));
    }

    /** One line: how many of which, and the first of them. */
    String summary() {
        Map<Difference, Long> counts =
                findings.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Finding::difference, TreeMap::new, Collectors.counting()));
        return "%d differences, of the first %d %s, such as %s"
                .formatted(differences, findings.size(), counts, findings.getFirst());
    }

    boolean isClean() {
        return differences == 0;
    }
}
