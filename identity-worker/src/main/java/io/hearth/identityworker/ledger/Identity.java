package io.hearth.identityworker.ledger;

import io.hearth.contract.Keypair;
import io.hearth.contract.StackRef;
import io.hearth.contract.seal.Sealed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger.
 *
 * @param resource the resource's name; empty for the project of a stack tree
 * @param generation 0 for the project
 * @param unwantedAt since when it ought to be absent; null while it is wanted
 * @param version grows with every change; a change based on an older one is refused
 */
public record Identity(
        UUID id,
        Kind kind,
        StackRef stack,
        String resource,
        long generation,
        Desired desired,
        @Nullable Instant unwantedAt,
        Intent intent,
        Observed observed,
        int version) {

    /** A new intent, of which nothing is in Keystone yet. */
    public static Identity wanted(
            Kind kind,
            StackRef stack,
            String resource,
            long generation,
            Intent intent,
            Instant now) {
        return new Identity(
                UUID.randomUUID(),
                kind,
                stack,
                resource,
                generation,
                Desired.PRESENT,
                null,
                intent,
                Observed.nothing(now),
                0);
    }

    /** The same, to be removed, at once. */
    public Identity unwanted(Instant now) {
        Observed retried =
                new Observed(
                        phase(),
                        keystoneId(),
                        observed.trustId(),
                        observed.token(),
                        observed.tokenExpiresAt(),
                        observed.renewal(),
                        false,
                        0,
                        now,
                        observed.lastError(),
                        observed.tenancy());
        return new Identity(
                id,
                kind,
                stack,
                resource,
                generation,
                Desired.ABSENT,
                now,
                intent,
                retried,
                version);
    }

    public Identity with(Observed next) {
        return new Identity(
                id, kind, stack, resource, generation, desired, unwantedAt, intent, next, version);
    }

    /** The same with other credentials, which it comes to from what is known now. */
    public Identity renewed(
            @Nullable Sealed password, @Nullable Keypair keypair, Observed renewing) {
        return new Identity(
                id,
                kind,
                stack,
                resource,
                generation,
                desired,
                unwantedAt,
                intent.with(password, keypair),
                renewing,
                version);
    }

    public Phase phase() {
        return observed.phase();
    }

    public @Nullable String keystoneId() {
        return observed.keystoneId();
    }

    public Account account() {
        return intent.account();
    }

    /** The user's name in Keystone; of a project or keypair, its own. */
    public String nameInKeystone() {
        Tenancy tenancy = observed.tenancy();
        return tenancy == null ? intent.name() : tenancy.userName();
    }

    /** Of an account of the pool: which use of it this is. */
    public @Nullable Long lease() {
        Tenancy tenancy = observed.tenancy();
        return tenancy == null ? null : tenancy.lease();
    }

    public @Nullable Keypair keypair() {
        return intent.keypair();
    }

    public @Nullable Sealed password() {
        return intent.password();
    }

    /** Enabled or not. */
    public boolean isWanted() {
        return desired != Desired.ABSENT;
    }

    /** Whether it is a keypair that is to be out of Keystone for as long as it rests. */
    public boolean isToRest() {
        return kind == Kind.KEYPAIR && desired == Desired.DISABLED;
    }

    /** The access keys of all its keypairs, those included that a renewal leaves for a while. */
    public List<String> accessKeys() {
        List<String> keys = new ArrayList<>();
        if (keypair() != null) {
            keys.add(keypair().accessKey());
        }
        Renewal renewal = observed.renewal();
        if (renewal != null) {
            keys.addAll(renewal.formerAccessKeys());
        }
        return keys;
    }

    /** Whether only the end of a renewal is left to do for it. */
    public boolean endsRenewal() {
        return observed.renewal() != null && isSettled();
    }

    /**
     * Whether nothing is left to do for it, but for the end of a renewal; the database computes the
     * same.
     */
    public boolean isSettled() {
        return switch (phase()) {
            case REMOVED -> true;
            case READY -> desired == Desired.PRESENT && !observed.checkWanted();
            case DISABLED -> desired == Desired.DISABLED && !observed.checkWanted();
            case FAILED -> isWanted();
            case WANTED, REVOKED, MADE, EQUIPPED, UNKEYED -> false;
        };
    }
}
