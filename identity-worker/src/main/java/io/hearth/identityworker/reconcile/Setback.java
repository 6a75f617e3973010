package io.hearth.identityworker.reconcile;

import io.hearth.contract.seal.SealBrokenException;
import io.hearth.identityworker.account.AccountRefusedException;
import io.hearth.identityworker.domain.ForeignObjectException;
import io.hearth.identityworker.domain.OwnerTrustException;
import io.hearth.identityworker.domain.RoleMissingException;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Observed;
import io.hearth.identityworker.ledger.Phase;
import io.hearth.keystone.KeystoneException;
import java.time.Duration;
import java.time.Instant;

/**
 * What follows from a call that was not carried out: try again later, or give up. A removal never
 * gives up, nor does what is done to an identity that is there: who was to be disabled would stay
 * enabled.
 */
final class Setback {
    private static final Duration FIRST_DELAY = Duration.ofMillis(500);
    private static final Duration LONGEST_DELAY_WHILE_MAKING = Duration.ofSeconds(30);
    private static final Duration LONGEST_DELAY_WHILE_REMOVING = Duration.ofMinutes(5);

    private Setback() {}

    /**
     * @param random from 0 to 1, so that many that failed together do not come back together
     */
    static Observed after(RuntimeException failure, Identity identity, Instant now, double random) {
        String reason = String.valueOf(failure.getMessage());
        if (identity.isWanted() && !isThere(identity) && isPermanent(failure)) {
            return identity.observed().failed(reason);
        }
        Observed known = identity.observed();
        Observed postponed = known.postponed(now.plus(delay(failure, identity, random)), reason);
        // somebody has removed by hand what was made
        return identity.isWanted() && failure instanceof KeystoneException.NotFound
                ? postponed.lost()
                : postponed;
    }

    private static boolean isThere(Identity identity) {
        return identity.phase() == Phase.READY
                || identity.phase() == Phase.DISABLED
                || identity.observed().renewal() != null;
    }

    private static boolean isPermanent(RuntimeException failure) {
        return failure instanceof KeystoneException.Rejected
                || failure instanceof KeystoneException.Forbidden
                || failure instanceof ForeignObjectException
                || failure instanceof RoleMissingException
                || failure instanceof OwnerTrustException
                || failure instanceof AccountRefusedException
                || failure instanceof SealBrokenException;
    }

    private static Duration delay(RuntimeException failure, Identity identity, double random) {
        Duration longest =
                identity.isWanted() ? LONGEST_DELAY_WHILE_MAKING : LONGEST_DELAY_WHILE_REMOVING;
        Duration grown =
                FIRST_DELAY.multipliedBy(1L << Math.min(identity.observed().attempts(), 20));
        Duration capped = grown.compareTo(longest) < 0 ? grown : longest;
        Duration jittered = Duration.ofMillis((long) (capped.toMillis() * (0.5 + random / 2)));
        Duration asked = asked(failure);
        return asked.compareTo(jittered) > 0 ? asked : jittered;
    }

    private static Duration asked(RuntimeException failure) {
        return failure instanceof KeystoneException.Unavailable unavailable
                ? unavailable.retryAfter().orElse(Duration.ZERO)
                : Duration.ZERO;
    }
}
