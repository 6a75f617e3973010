package io.hearth.identityworker.scan;

import java.util.List;

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

    boolean isClean() {
        return differences == 0;
    }
}
