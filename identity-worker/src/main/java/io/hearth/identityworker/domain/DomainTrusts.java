package io.hearth.identityworker.domain;

import static java.util.Objects.requireNonNull;

import io.hearth.contract.Delegation;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.identityworker.ledger.Account;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Intent;
import io.hearth.keystone.Redelegation;
import io.hearth.keystone.Redelegations;
import io.hearth.keystone.RefusedException;
import io.hearth.keystone.TrustBrokenException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes and removes the trusts of stacks' owners to trustees in the stack domain, each made of the
 * trust of the stack's tree.
 */
public final class DomainTrusts {
    /** Before the end of any tree's own trust, which Keystone would not let it outlast. */
    private static final Instant FARTHEST = Instant.parse("9000-01-01T00:00:00Z");

    private static final Duration SPREAD = Duration.ofDays(36_500);

    private static final int MOST_ENDS = 20;

    private final SecureRandom random = new SecureRandom();
    private final Function<String, Redelegations> byTrust;
    private final Sealer sealer;
    private final TrustEnd ends;

    /**
     * @param byTrust the trusts that are made of one, by its id
     * @param ends of those to accounts that were there before
     */
    public DomainTrusts(Function<String, Redelegations> byTrust, Sealer sealer, TrustEnd ends) {
        this.byTrust = byTrust;
        this.sealer = sealer;
        this.ends = ends;
    }

    /**
     * Makes the trust to a trustee, or finds it where an earlier call has made it.
     *
     * @return its id
     * @throws OwnerTrustException when there is nothing that it could be made of, or Keystone does
     *     not let it be made
     */
    public String make(Identity trustee, String userId) {
        try {
            Redelegations trusts = madeOf(trustee);
            return madeFor(trusts, trustee, userId).orElseGet(() -> make(trusts, trustee, userId));
        } catch (TrustBrokenException e) {
            throw new OwnerTrustException(OwnerTrustException.GONE);
        } catch (RefusedException e) {
            throw new OwnerTrustException(
                    "Keystone refuses the trust to user '%s': %s"
                            .formatted(trustee.nameInKeystone(), e.getMessage()));
        }
    }

    /**
     * Ends the trust to a trustee. One that cannot be ended, since that of the owner is gone, is
     * dead with it; Keystone removes what is left of it with the user.
     */
    public void remove(Identity trustee) {
        String userId = trustee.keystoneId();
        if (userId == null || trusted(trustee).source() == null) {
            return;
        }
        try {
            Redelegations trusts = madeOf(trustee);
            String known = trustee.observed().trustId();
            (known == null ? madeFor(trusts, trustee, userId) : Optional.of(known))
                    .ifPresent(trusts::end);
        } catch (TrustBrokenException e) {
            // dead with the owner's
        } catch (RefusedException e) {
            // a user that was made goes next, and the trust with it
            if (isOnAccount(trustee)) {
                throw e;
            }
        }
    }

    /** Keystone forgets no end of a trust to an account, though the trust be gone. */
    private String make(Redelegations trusts, Identity trustee, String userId) {
        for (int tries = 1; ; tries++) {
            try {
                return trusts.make(wanted(trustee, userId));
            } catch (RefusedException e) {
                if (!isOnAccount(trustee) || e.status() != 409 || tries == MOST_ENDS) {
                    throw e;
                }
                ends.another(trustee);
            }
        }
    }

    /** There were, or are, others that use the account, by trusts made of the same perhaps. */
    private static boolean isOnAccount(Identity trustee) {
        return trustee.account() != Account.MADE;
    }

    /** To an account there may be several that were made of the same, each with another end. */
    private Optional<String> madeFor(Redelegations trusts, Identity trustee, String userId) {
        return isOnAccount(trustee)
                ? ends.of(trustee).flatMap(end -> trusts.madeFor(userId, end))
                : trusts.madeFor(userId);
    }

    /** Whether the trust to a trustee is there and has not expired. */
    public boolean stands(Identity trustee) {
        try {
            return madeOf(trustee)
                    .stands(requireNonNull(trustee.observed().trustId(), "It was made."));
        } catch (TrustBrokenException | RefusedException e) {
            return false;
        }
    }

    /** What to say of a trust that does not stand. */
    public String lost(Identity trustee) {
        return "The trust to user '%s' is gone or has expired; an update replaces it."
                .formatted(trustee.nameInKeystone());
    }

    /** Whether a trustee's trust was made of this one. */
    public boolean isMadeOf(Identity trustee, String trustId) {
        Sealed source = trusted(trustee).source();
        return source != null && open(trustee, source).equals(trustId);
    }

    private Redelegations madeOf(Identity trustee) {
        Sealed source = trusted(trustee).source();
        if (source == null) {
            throw new OwnerTrustException(OwnerTrustException.GONE);
        }
        return byTrust.apply(open(trustee, source));
    }

    private String open(Identity trustee, Sealed source) {
        return sealer.open(source, SealContext.ofTrust(trustee.stack().rootId())).reveal();
    }

    private static Intent.Trusted trusted(Identity trustee) {
        return requireNonNull(trustee.intent().trusted(), "A trustee has what it is trusted with.");
    }

    private Redelegation wanted(Identity trustee, String userId) {
        Delegation delegation = trusted(trustee).delegation();
        return new Redelegation(
                userId, delegation.roles(), delegation.impersonation(), end(trustee, delegation));
    }

    private @Nullable Instant end(Identity trustee, Delegation delegation) {
        Instant asked = delegation.expiresAt();
        return isOnAccount(trustee)
                ? ends.reserve(trustee, asked == null ? someFarEnd() : asked)
                : asked;
    }

    /** Apart from those of other Hearths, too. */
    private Instant someFarEnd() {
        return FARTHEST.minusSeconds(random.nextLong(SPREAD.toSeconds()));
    }
}
