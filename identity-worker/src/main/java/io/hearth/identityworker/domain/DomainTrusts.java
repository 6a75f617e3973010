package io.hearth.identityworker.domain;

import static java.util.Objects.requireNonNull;

import io.hearth.contract.Delegation;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Intent;
import io.hearth.keystone.Redelegation;
import io.hearth.keystone.Redelegations;
import io.hearth.keystone.RefusedException;
import io.hearth.keystone.TrustBrokenException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes and removes the trusts of stacks' owners to trustees in the stack domain, each made of the
 * trust of the stack's tree.
 */
public final class DomainTrusts {
    private final Function<String, Redelegations> byTrust;
    private final Sealer sealer;

    /**
     * @param byTrust the trusts that are made of one, by its id
     */
    public DomainTrusts(Function<String, Redelegations> byTrust, Sealer sealer) {
        this.byTrust = byTrust;
        this.sealer = sealer;
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
            return trusts.madeFor(userId).orElseGet(() -> trusts.make(wanted(trustee, userId)));
        } catch (TrustBrokenException e) {
            throw new OwnerTrustException(OwnerTrustException.GONE);
        } catch (RefusedException e) {
            throw new OwnerTrustException(
                    "Keystone refuses the trust to user '%s': %s"
                            .formatted(trustee.intent().name(), e.getMessage()));
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
            (known == null ? trusts.madeFor(userId) : Optional.of(known)).ifPresent(trusts::end);
        } catch (TrustBrokenException | RefusedException e) {
            // the user goes next
        }
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
                .formatted(trustee.intent().name());
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

    private static Redelegation wanted(Identity trustee, String userId) {
        Delegation delegation = trusted(trustee).delegation();
        return new Redelegation(
                userId, delegation.roles(), delegation.impersonation(), delegation.expiresAt());
    }
}
