package io.hearth.identityworker.testing;

import io.hearth.contract.Delegation;
import io.hearth.contract.Event;
import io.hearth.contract.StackEvent.DomainProjectUnwanted;
import io.hearth.contract.StackEvent.IdentityCheckWanted;
import io.hearth.contract.StackEvent.IdentityResumed;
import io.hearth.contract.StackEvent.IdentityRotationWanted;
import io.hearth.contract.StackEvent.IdentitySuspended;
import io.hearth.contract.StackEvent.IdentityUnwanted;
import io.hearth.contract.StackEvent.KeypairWanted;
import io.hearth.contract.StackEvent.TrusteeWanted;
import io.hearth.contract.StackRef;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import java.util.List;
import java.util.UUID;

/**
 * The events of an owner's stack with a trustee and a keypair on it.
 *
 * @param trust the owner's, sealed for the stack
 */
public record TrusteeStack(StackRef ref, Sealed trust) implements Life {
    /** All that the owner may do, as the owner, for as long as the owner may. */
    public static final Delegation EVERYTHING = new Delegation(List.of(), true, null);

    public static TrusteeStack of(TestOwner owner, Sealer sealer) {
        String id = UUID.randomUUID().toString();
        return new TrusteeStack(
                new StackRef(id, "web", id, owner.projectId()),
                sealer.seal(Secret.of(owner.trustId()), SealContext.ofTrust(id)));
    }

    @Override
    public String rootId() {
        return ref.rootId();
    }

    public TrusteeWanted trustee(Delegation delegation) {
        String userName = "web-trustee-%s".formatted(ref.id().substring(0, 12));
        return new TrusteeWanted(ref, "trustee", 1, userName, delegation, trust);
    }

    /** The same on an account that others use too. */
    public TrusteeWanted shared(String resource, String account, Delegation delegation) {
        return new TrusteeWanted(ref, resource, 1, "unused", delegation, trust, account);
    }

    public KeypairWanted keypair() {
        return new KeypairWanted(ref, "keypair", 1, "trustee");
    }

    @Override
    public List<Event> wants() {
        return List.of(trustee(EVERYTHING), keypair());
    }

    @Override
    public List<Event> suspensions() {
        return List.of(new IdentitySuspended(ref, "trustee", 1));
    }

    @Override
    public List<Event> resumptions() {
        return List.of(new IdentityResumed(ref, "trustee", 1));
    }

    public IdentityCheckWanted check(String resource) {
        return new IdentityCheckWanted(ref, resource, 1);
    }

    public IdentityUnwanted unwanted(String resource) {
        return new IdentityUnwanted(ref, resource, 1);
    }

    @Override
    public List<Event> rotations(boolean atOnce) {
        return List.of(rotation("trustee", atOnce), rotation("keypair", atOnce));
    }

    public IdentityRotationWanted rotation(String resource, boolean atOnce) {
        return new IdentityRotationWanted(ref, resource, 1, atOnce);
    }

    @Override
    public List<Event> unwants() {
        return List.of(unwanted("keypair"), unwanted("trustee"), new DomainProjectUnwanted(ref));
    }
}
