package io.hearth.identityworker.ledger;

import io.hearth.contract.seal.Sealed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an identity in Keystone, and when to try next.
 *
 * @param keystoneId the id of the project or user; for a keypair, of the user that holds it; null
 *     until it is known
 * @param trustId of the trust to a trustee, or that its keypair is under; null for all else, and
 *     until it is known
 * @param token sealed; null until the user has logged in
 * @param renewal of its credential, if one is under way; null else
 * @param checkWanted whether somebody waits to be told what of it is in Keystone
 * @param attempts calls in a row that failed
 * @param lastError why the last call failed; holds no secret
 * @param tenancy of an account that was there before; null until one is found, and for a user that
 *     was made
 */
public record Observed(
        Phase phase,
        @Nullable String keystoneId,
        @Nullable String trustId,
        @Nullable Sealed token,
        @Nullable Instant tokenExpiresAt,
        @Nullable Renewal renewal,
        boolean checkWanted,
        int attempts,
        Instant nextTryAt,
        @Nullable String lastError,
        @Nullable Tenancy tenancy) {

    /** Of what is no account that was there before. */
    public Observed(
            Phase phase,
            @Nullable String keystoneId,
            @Nullable String trustId,
            @Nullable Sealed token,
            @Nullable Instant tokenExpiresAt,
            @Nullable Renewal renewal,
            boolean checkWanted,
            int attempts,
            Instant nextTryAt,
            @Nullable String lastError) {
        this(
                phase,
                keystoneId,
                trustId,
                token,
                tokenExpiresAt,
                renewal,
                checkWanted,
                attempts,
                nextTryAt,
                lastError,
                null);
    }

    /** Nothing known, to be tried at once. */
    public static Observed nothing(Instant now) {
        return new Observed(Phase.WANTED, null, null, null, null, null, false, 0, now, null);
    }

    /** A call has brought it to a phase. */
    public Observed reached(Phase next) {
        return new Observed(
                next,
                keystoneId,
                trustId,
                token,
                tokenExpiresAt,
                next == Phase.REMOVED ? null : renewal,
                checkWanted,
                0,
                nextTryAt,
                null,
                tenancy);
    }

    /** Somebody is told what of it is in Keystone. */
    public Observed checked() {
        return new Observed(
                phase,
                keystoneId,
                trustId,
                token,
                tokenExpiresAt,
                renewal,
                false,
                0,
                nextTryAt,
                null,
                tenancy);
    }

    public Observed withKeystoneId(String id) {
        return new Observed(
                phase,
                id,
                trustId,
                token,
                tokenExpiresAt,
                renewal,
                checkWanted,
                attempts,
                nextTryAt,
                lastError,
                tenancy);
    }

    /** A user was found that was there before. */
    public Observed withAccount(String id, Tenancy found) {
        return new Observed(
                phase,
                id,
                trustId,
                token,
                tokenExpiresAt,
                renewal,
                checkWanted,
                attempts,
                nextTryAt,
                lastError,
                found);
    }

    public Observed withTrustId(@Nullable String id) {
        return new Observed(
                phase,
                keystoneId,
                id,
                token,
                tokenExpiresAt,
                renewal,
                checkWanted,
                attempts,
                nextTryAt,
                lastError,
                tenancy);
    }

    public Observed withToken(Sealed value, Instant expiresAt) {
        return new Observed(
                phase,
                keystoneId,
                trustId,
                value,
                expiresAt,
                renewal,
                checkWanted,
                attempts,
                nextTryAt,
                lastError,
                tenancy);
    }

    /** A call failed and is to be made again later. */
    public Observed postponed(Instant until, String reason) {
        return new Observed(
                phase,
                keystoneId,
                trustId,
                token,
                tokenExpiresAt,
                renewal,
                checkWanted,
                attempts + 1,
                until,
                reason,
                tenancy);
    }

    /** What was there is there no more; it is to be made from the start. */
    public Observed lost() {
        return new Observed(
                Phase.WANTED,
                null,
                null,
                null,
                null,
                renewal,
                checkWanted,
                attempts,
                nextTryAt,
                lastError);
    }

    /** It cannot be made. */
    public Observed failed(String reason) {
        return new Observed(
                Phase.FAILED,
                keystoneId,
                trustId,
                token,
                tokenExpiresAt,
                renewal,
                false,
                0,
                nextTryAt,
                reason,
                tenancy);
    }

    /** Its credential is to be another, at once; it goes on from a phase before it was ready. */
    public Observed renewing(Phase from, Renewal begun, Instant now) {
        return new Observed(
                from,
                keystoneId,
                trustId,
                token,
                tokenExpiresAt,
                begun,
                checkWanted,
                0,
                now,
                null,
                tenancy);
    }

    /** Nothing of the keypairs that it had is in Keystone any more; their successor may not be. */
    public Observed disarmed() {
        return new Observed(
                phase,
                keystoneId,
                trustId,
                token,
                tokenExpiresAt,
                renewal == null ? null : renewal.emptied(),
                checkWanted,
                attempts,
                nextTryAt,
                lastError,
                tenancy);
    }

    /** The renewal that is under way, with another end. */
    public Observed with(Renewal other) {
        return new Observed(
                phase,
                keystoneId,
                trustId,
                token,
                tokenExpiresAt,
                other,
                checkWanted,
                attempts,
                nextTryAt,
                lastError,
                tenancy);
    }

    /** The renewal has come to its end. */
    public Observed renewed() {
        return new Observed(
                phase,
                keystoneId,
                trustId,
                token,
                tokenExpiresAt,
                null,
                checkWanted,
                0,
                nextTryAt,
                null,
                tenancy);
    }
}
