package io.hearth.identityworker.ledger;

import static java.util.Objects.requireNonNull;

import io.hearth.contract.IdentityEvent;
import io.hearth.contract.IdentityEvent.DomainProjectReady;
import io.hearth.contract.IdentityEvent.DomainProjectRemoved;
import io.hearth.contract.IdentityEvent.IdentityChecked;
import io.hearth.contract.IdentityEvent.IdentityDisabled;
import io.hearth.contract.IdentityEvent.IdentityFailed;
import io.hearth.contract.IdentityEvent.IdentityRemoved;
import io.hearth.contract.IdentityEvent.IdentityRevoked;
import io.hearth.contract.IdentityEvent.KeypairReady;
import io.hearth.contract.IdentityEvent.UserReady;
import io.hearth.contract.Keypair;
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
            case READY -> List.of(ready(identity, domainProjectId));
            case DISABLED -> List.of(disabled(identity));
            case REMOVED -> List.of(removed(identity));
            case FAILED -> failed(identity);
            case WANTED, MADE, EQUIPPED, UNKEYED -> List.of();
        };
    }

    /** That a user or keypair is good no longer; told before anything is removed. */
    public static IdentityRevoked revoked(Identity identity) {
        Keypair keypair = identity.keypair();
        return new IdentityRevoked(
                identity.stack(),
                identity.resource(),
                identity.generation(),
                identity.kind() == Kind.USER ? identity.keystoneId() : null,
                keypair == null ? List.of() : List.of(keypair.accessKey()));
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

    private static IdentityEvent ready(Identity identity, @Nullable String domainProjectId) {
        String keystoneId =
                requireNonNull(identity.keystoneId(), "What is ready has an id in Keystone.");
        if (identity.kind() == Kind.PROJECT) {
            return new DomainProjectReady(identity.stack(), keystoneId);
        }
        String project =
                requireNonNull(domainProjectId, "A user or keypair is ready in a project only.");
        return identity.kind() == Kind.USER
                ? new UserReady(
                        identity.stack(),
                        identity.resource(),
                        identity.generation(),
                        project,
                        keystoneId,
                        identity.intent().name(),
                        identity.password(),
                        identity.keypair(),
                        identity.observed().token(),
                        identity.observed().tokenExpiresAt(),
                        identity.intent().bindings())
                : new KeypairReady(
                        identity.stack(),
                        identity.resource(),
                        identity.generation(),
                        requireNonNull(identity.intent().userResource()),
                        project,
                        keystoneId,
                        requireNonNull(identity.keypair()));
    }

    private static IdentityEvent disabled(Identity identity) {
        return new IdentityDisabled(
                identity.stack(),
                identity.resource(),
                identity.generation(),
                requireNonNull(identity.keystoneId(), "Who is disabled has an id in Keystone."));
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
