package io.hearth.identityworker.scan;

import io.hearth.identityworker.account.AccountPool;
import io.hearth.identityworker.domain.Marker;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Kind;

/**
 * One thing in which ledger and stack domain differ.
 *
 * @param keystoneId of the project or user; for a keypair, of the user that held it
 * @param rootId empty, as are stack and resource, for an account of the pool that nobody uses
 * @param done what the scan has done about it
 */
public record Finding(
        Difference difference,
        Kind kind,
        String keystoneId,
        String name,
        String rootId,
        String stackId,
        String resource,
        Remedy done) {

    /** In what they differ. */
    public enum Difference {
        /** It ought to be in Keystone and is not. */
        MISSING,
        /** It is in Keystone with this deployment's marker, and nobody accounts for it. */
        ORPHAN,
        /**
         * It ought to be disabled, since its stack is suspended, and is enabled; or a keypair ought
         * to rest, and is there.
         */
        ENABLED,
        /** An account of the pool that nobody uses is enabled, or holds something. */
        UNCLEAN
    }

    /** What was done. */
    public enum Remedy {
        /** It was only looked for, or has changed meanwhile. */
        NOTHING,
        MADE_AGAIN,
        DISABLED,
        REMOVED,
        CLEANED
    }

    static Finding of(Difference difference, Identity identity, String keystoneId, Remedy done) {
        return new Finding(
                difference,
                identity.kind(),
                keystoneId,
                identity.intent().name(),
                identity.stack().rootId(),
                identity.stack().id(),
                identity.resource(),
                done);
    }

    static Finding unclean(AccountPool.Unclean account) {
        return new Finding(
                Difference.UNCLEAN,
                Kind.USER,
                account.id(),
                account.name(),
                "",
                "",
                "",
                account.cleaned() ? Remedy.CLEANED : Remedy.NOTHING);
    }

    static Finding orphan(Kind kind, String keystoneId, String name, Marker marker, Remedy done) {
        return new Finding(
                Difference.ORPHAN,
                kind,
                keystoneId,
                name,
                marker.rootId(),
                marker.stackId(),
                marker.resource(),
                done);
    }
}
