package io.hearth.identityworker.testing;

import io.hearth.contract.Binding;
import io.hearth.contract.Capability;
import io.hearth.contract.Event;
import io.hearth.contract.StackEvent.DomainProjectUnwanted;
import io.hearth.contract.StackEvent.IdentityCheckWanted;
import io.hearth.contract.StackEvent.IdentityResumed;
import io.hearth.contract.StackEvent.IdentityRotationWanted;
import io.hearth.contract.StackEvent.IdentitySuspended;
import io.hearth.contract.StackEvent.IdentityUnwanted;
import io.hearth.contract.StackEvent.KeypairWanted;
import io.hearth.contract.StackEvent.PasswordKind;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.contract.StackRef;
import java.util.List;
import java.util.UUID;

/**
 * The events of a stack with each kind of identity: a token handle, a CFN handle, a user, and an
 * access key on the user.
 */
public record SampleStack(StackRef ref) implements Life {
    public static SampleStack create() {
        String id = UUID.randomUUID().toString();
        return new SampleStack(new StackRef(id, "web", id, "owner-project"));
    }

    @Override
    public String rootId() {
        return ref.rootId();
    }

    public UserWanted cfnHandle() {
        return cfnHandle("handle");
    }

    /** A user with a keypair and no password, as a CFN handle wants it. */
    public UserWanted cfnHandle(String resource) {
        return new UserWanted(
                ref,
                resource,
                1,
                userName(resource),
                PasswordKind.NONE,
                null,
                true,
                false,
                List.of(new Binding(ref.id(), resource, Capability.SIGNAL_SEND)));
    }

    public UserWanted tokenHandle() {
        return new UserWanted(
                ref,
                "token_handle",
                1,
                userName("token_handle"),
                PasswordKind.GENERATED,
                null,
                true,
                true,
                List.of(new Binding(ref.id(), "token_handle", Capability.SIGNAL_SEND)));
    }

    public UserWanted user() {
        return new UserWanted(
                ref, "user", 1, userName("user"), PasswordKind.NONE, null, false, false, List.of());
    }

    public KeypairWanted accessKey() {
        return new KeypairWanted(ref, "access_key", 1, "user");
    }

    @Override
    public List<Event> wants() {
        return List.of(tokenHandle(), user(), accessKey());
    }

    @Override
    public List<Event> rotations(boolean atOnce) {
        return List.of(rotation("token_handle", atOnce), rotation("access_key", atOnce));
    }

    public IdentityRotationWanted rotation(String resource, boolean atOnce) {
        return new IdentityRotationWanted(ref, resource, 1, atOnce);
    }

    @Override
    public List<Event> unwants() {
        return List.of(
                unwanted("access_key"),
                unwanted("user"),
                unwanted("token_handle"),
                new DomainProjectUnwanted(ref));
    }

    /** The access key rests beside its user, as by an update that came before. */
    @Override
    public List<Event> suspensions() {
        return List.of(
                new IdentitySuspended(ref, "access_key", 1),
                new IdentitySuspended(ref, "user", 1),
                new IdentitySuspended(ref, "token_handle", 1));
    }

    @Override
    public List<Event> resumptions() {
        return List.of(
                new IdentityResumed(ref, "token_handle", 1),
                new IdentityResumed(ref, "access_key", 1),
                new IdentityResumed(ref, "user", 1));
    }

    public List<Event> checks() {
        return List.of(
                new IdentityCheckWanted(ref, "token_handle", 1),
                new IdentityCheckWanted(ref, "user", 1),
                new IdentityCheckWanted(ref, "access_key", 1));
    }

    public IdentityUnwanted unwanted(String resource) {
        return new IdentityUnwanted(ref, resource, 1);
    }

    /** Unique in the domain, as stack-api's are. */
    private String userName(String resource) {
        return "web-%s-%s".formatted(resource, ref.id().substring(0, 12));
    }
}
