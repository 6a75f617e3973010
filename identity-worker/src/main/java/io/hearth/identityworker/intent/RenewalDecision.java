package io.hearth.identityworker.intent;

import io.hearth.contract.Keypair;
import io.hearth.contract.seal.Sealed;
import io.hearth.identityworker.ledger.Announcement;
import io.hearth.identityworker.ledger.Desired;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Kind;
import io.hearth.identityworker.ledger.Observed;
import io.hearth.identityworker.ledger.Phase;
import io.hearth.identityworker.ledger.Renewal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives an identity another credential. A keypair works on beside its successor for a while; a
 * password cannot, since Keystone keeps one of each user.
 *
 * @param fresh what is chosen for an identity
 * @param overlap how long a keypair of an identity works beside its successor
 */
record RenewalDecision(
        Function<Identity, Credential> fresh, Function<Identity, Duration> overlap, Instant now) {
    /**
     * @param password null for an identity without one
     * @param keypair likewise
     */
    record Credential(@Nullable Sealed password, @Nullable Keypair keypair) {}

    /**
     * @param atOnce whether nothing that it has is to be good for anything from now on
     */
    Change of(Identity identity, boolean atOnce) {
        boolean hasNone = identity.keypair() == null && identity.password() == null;
        if (identity.desired() != Desired.PRESENT || hasNone) {
            return Change.none();
        }
        return atOnce || identity.keypair() == null ? revoked(identity) : rotated(identity);
    }

    /** One at a time: the next begins when the last has ended. */
    private Change rotated(Identity identity) {
        if (identity.phase() != Phase.READY || identity.observed().renewal() != null) {
            return Change.none();
        }
        Keypair former = Objects.requireNonNull(identity.keypair());
        Observed renewing =
                identity.observed()
                        .renewing(
                                identity.kind() == Kind.KEYPAIR ? Phase.WANTED : Phase.MADE,
                                new Renewal(
                                        List.of(former.accessKey()),
                                        now.plus(overlap.apply(identity))),
                                now);
        Keypair next = fresh.apply(identity).keypair();
        return Change.renewed(identity.renewed(identity.password(), next, renewing), List.of());
    }

    /** What has no credential that anybody knows of has nothing to lose. */
    private Change revoked(Identity identity) {
        Renewal renewal = identity.observed().renewal();
        boolean armed = renewal != null && !renewal.formerAccessKeys().isEmpty();
        boolean underWay = identity.phase() == Phase.REVOKED;
        if (underWay || identity.phase() != Phase.READY && !armed) {
            return Change.none();
        }
        Observed renewing =
                identity.observed()
                        .renewing(Phase.REVOKED, new Renewal(identity.accessKeys(), now), now);
        Credential next = fresh.apply(identity);
        return Change.renewed(
                identity.renewed(next.password(), next.keypair(), renewing),
                List.of(Announcement.credentialsRevoked(identity)));
    }
}
