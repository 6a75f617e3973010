package io.hearth.identityworker.scan;

/**
 * What a scan found.
 *
 * @param remade identities that were gone from Keystone and are made again
 * @param orphans objects with our marker that the ledger does not account for
 * @param removed orphans whose grace was over
 */
public record ScanReport(int remade, int orphans, int removed) {
    boolean isClean() {
        return remade == 0 && orphans == 0;
    }
}
