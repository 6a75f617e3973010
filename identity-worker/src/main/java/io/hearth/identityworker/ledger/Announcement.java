package io.hearth.identityworker.ledger;

import static java.util.Objects.requireNonNull;

import io.hearth.contract.IdentityEvent;
import io.hearth.contract.IdentityEvent.CredentialsRevoked;
import io.hearth.contract.IdentityEvent.DomainProjectReady;
import io.hearth.contract.IdentityEvent.DomainProjectRemoved;
import io.hearth.contract.IdentityEvent.IdentityChecked;
import io.hearth.contract.IdentityEvent.IdentityDisabled;
import io.hearth.contract.IdentityEvent.IdentityFailed;
import io.hearth.contract.IdentityEvent.IdentityRemoved;
import io.hearth.contract.IdentityEvent.IdentityRevoked;
import io.hearth.contract.IdentityEvent.IdentityRotated;
import io.hearth.contract.IdentityEvent.IdentityWaiting;
import io.hearth.contract.IdentityEvent.KeypairReady;
import io.hearth.contract.IdentityEvent.TrusteeKeypairReady;
import io.hearth.contract.IdentityEvent.TrusteeReady;
import io.hearth.contract.IdentityEvent.UserReady;
import io.hearth.contract.Keypair;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events that tell of an identity's phase. */
public final class Announcement {
    private Announcement() {}

    /**
     * What the bus is told when an identity has come to its phase; nothing for the phases between.
     *
     * @param domainProjectId needed when a user or keypair is ready
     */
    public static List<IdentityEvent> of(Identity identity, @Nullable String domainProjectId) {
        return switch (identity.phase()) {
            case READY -> ready(identity, domainProjectId);
            case DISABLED -> List.of(disabled(identity));
            case REMOVED -> List.of(removed(identity));
            case FAILED -> failed(identity);
            case WANTED, REVOKED, MADE, EQUIPPED, UNKEYED -> List.of();
        };
    }

    /** That a user or keypair is good no longer; told before anything is removed. */
    public static IdentityRevoked revoked(Identity identity) {
        return new IdentityRevoked(
                identity.stack(),
                identity.resource(),
                identity.generation(),
                // an account that others share is good for them
                identity.kind().isUser() && identity.account() != Account.SHARED
                        ? identity.keystoneId()
                        : null,
                identity.accessKeys(),
                identity.lease());
    }

    /** That an identity which stays is to have nothing of what it has; told before that is so. */
    public static IdentityEvent credentialsRevoked(Identity identity) {
        return identity.kind().isUser()
                ? new CredentialsRevoked(
                        identity.stack(),
                        identity.resource(),
                        identity.generation(),
                        requireNonNull(identity.keystoneId(), "Who has credentials has an id."),
                        identity.accessKeys(),
                        identity.lease())
                : revoked(identity);
    }

    /** That the keypairs which an identity had are gone. */
    public static List<IdentityEvent> retired(Identity identity) {
        List<String> former = former(identity);
        return former.isEmpty()
                ? List.of()
                : List.of(
                        new IdentityRevoked(
                                identity.stack(),
                                identity.resource(),
                                identity.generation(),
                                null,
                                former));
    }

    /** That an identity works with keypairs besides its own, and until when; if it does. */
    public static List<IdentityEvent> overlap(Identity identity) {
        Renewal renewal = identity.observed().renewal();
        return renewal == null || renewal.formerAccessKeys().isEmpty()
                ? List.of()
                : List.of(
                        new IdentityRotated(
                                identity.stack(),
                                identity.resource(),
                                identity.generation(),
                                renewal.formerAccessKeys(),
                                renewal.until()));
    }

    private static List<String> former(Identity identity) {
        Renewal renewal = identity.observed().renewal();
        return renewal == null ? List.of() : renewal.formerAccessKeys();
    }

    /** That an identity is not made yet, and what it waits for. */
    public static IdentityEvent waiting(Identity identity, String reason) {
        return new IdentityWaiting(
                identity.stack(), identity.resource(), identity.generation(), reason);
    }

    /**
     * What was found of an identity in Keystone.
     *
     * @param missing a sentence for each thing that is not there, or not as it should be
     */
    public static IdentityEvent checked(Identity identity, List<String> missing) {
        return new IdentityChecked(
                identity.stack(), identity.resource(), identity.generation(), missing);
    }

    private static List<IdentityEvent> ready(Identity identity, @Nullable String domainProjectId) {
        String keystoneId =
                requireNonNull(identity.keystoneId(), "What is ready has an id in Keystone.");
        List<IdentityEvent> events = new ArrayList<>();
        events.add(ready(identity, keystoneId, domainProjectId));
        events.addAll(overlap(identity));
        return events;
    }

    private static IdentityEvent ready(
            Identity identity, String keystoneId, @Nullable String domainProjectId) {
        return switch (identity.kind()) {
            case PROJECT -> new DomainProjectReady(identity.stack(), keystoneId);
            case TRUSTEE -> trusteeReady(identity, keystoneId);
            case USER -> userReady(identity, keystoneId, inProject(domainProjectId));
            case KEYPAIR -> keypairReady(identity, keystoneId, domainProjectId);
        };
    }

    private static String inProject(@Nullable String domainProjectId) {
        return requireNonNull(domainProjectId, "A user or keypair is ready in a project only.");
    }

    private static IdentityEvent userReady(
            Identity identity, String keystoneId, String domainProjectId) {
        return new UserReady(
                identity.stack(),
                identity.resource(),
                identity.generation(),
                domainProjectId,
                keystoneId,
                identity.nameInKeystone(),
                identity.password(),
                identity.keypair(),
                identity.observed().token(),
                identity.observed().tokenExpiresAt(),
                identity.intent().bindings(),
                identity.lease());
    }

    private static IdentityEvent trusteeReady(Identity identity, String keystoneId) {
        return new TrusteeReady(
                identity.stack(),
                identity.resource(),
                identity.generation(),
                keystoneId,
                identity.nameInKeystone(),
                identity.password(),
                requireNonNull(identity.observed().trustId(), "A trustee is ready with a trust."));
    }

    private static IdentityEvent keypairReady(
            Identity identity, String keystoneId, @Nullable String domainProjectId) {
        String holder = requireNonNull(identity.intent().userResource());
        Keypair keypair = requireNonNull(identity.keypair());
        return identity.observed().trustId() == null
                ? new KeypairReady(
                        identity.stack(),
                        identity.resource(),
                        identity.generation(),
                        holder,
                        inProject(domainProjectId),
                        keystoneId,
                        keypair)
                : new TrusteeKeypairReady(
                        identity.stack(),
                        identity.resource(),
                        identity.generation(),
                        holder,
                        keystoneId,
                        keypair);
    }

    private static IdentityEvent disabled(Identity identity) {
        Keypair resting = identity.kind() == Kind.KEYPAIR ? identity.keypair() : null;
        return new IdentityDisabled(
                identity.stack(),
                identity.resource(),
                identity.generation(),
                requireNonNull(identity.keystoneId(), "Who is disabled has an id in Keystone."),
                resting == null ? null : resting.accessKey(),
                identity.lease());
    }

    private static IdentityEvent removed(Identity identity) {
        return identity.kind() == Kind.PROJECT
                ? new DomainProjectRemoved(identity.stack())
                : new IdentityRemoved(identity.stack(), identity.resource(), identity.generation());
    }

    /** A project's failure is told by each identity that waited for it. */
    private static List<IdentityEvent> failed(Identity identity) {
        return identity.kind() == Kind.PROJECT
                ? List.of()
                : List.of(
                        new IdentityFailed(
                                identity.stack(),
                                identity.resource(),
                                identity.generation(),
                                requireNonNull(identity.observed().lastError())));
    }
}
