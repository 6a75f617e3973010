package io.hearth.stackapi.trust;

import io.hearth.contract.StackEvent.TrustUnwanted;
import io.hearth.contract.StackRef;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.keystone.KeystoneException;
import io.hearth.keystone.KeystoneTrusts;
import io.hearth.keystone.NewTrust;
import io.hearth.messaging.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Makes the trust of a stack tree while a request of its owner is in hand, keeps it sealed with the
 * tree, and has identity-worker remove it in the end.
 */
@ApplicationScoped
public class StackTrusts {
    private static final Logger LOG = Logger.getLogger(StackTrusts.class);

    private final Mutiny.SessionFactory sessions;
    private final TrustStore store;
    private final KeystoneTrusts keystone;
    private final Sealer sealer;
    private final Outbox outbox;

    StackTrusts(
            Mutiny.SessionFactory sessions,
            TrustStore store,
            KeystoneTrusts keystone,
            Sealer sealer,
            Outbox outbox) {
        this.sessions = sessions;
        this.store = store;
        this.keystone = keystone;
        this.sealer = sealer;
        this.outbox = outbox;
    }

    /**
     * A new trust of the owner, which is to be kept or discarded. No transaction should be open
     * meanwhile. An administrator, who finds the stacks of all projects, lends those of others no
     * authority: their templates would be carried out with it.
     *
     * @return fails with 403 when Keystone refuses and for a caller from another project, and with
     *     503 when Keystone is down
     */
    public Uni<Trust> make(StackRef stack, Owner owner) {
        if (!stack.projectId().equals(owner.projectId())) {
            return Uni.createFrom().failure(TrustFaults.ofAnotherProject(stack.name()));
        }
        return keystone.create(
                        new NewTrust(owner.userId(), owner.projectId(), owner.roles()),
                        owner.token())
                .onFailure(KeystoneException.class)
                .transform(TrustFaults::of)
                .map(
                        id ->
                                new Trust(
                                        sealer.seal(
                                                Secret.of(id), SealContext.ofTrust(stack.rootId())),
                                        owner.authority()));
    }

    /** The tree's from now on, in the place of one that was. */
    public Uni<Void> keep(Mutiny.Session session, StackRef stack, Trust trust) {
        return end(session, stack).chain(() -> store.put(session, stack.rootId(), trust));
    }

    /** Nothing came of what it was made for. */
    public Uni<Void> discard(StackRef stack, Trust trust) {
        return sessions.withTransaction(session -> unwanted(session, stack, trust.id()));
    }

    /** The id of the tree's trust, sealed. */
    public Uni<Optional<Sealed>> find(Mutiny.Session session, String rootId) {
        return store.find(session, rootId).map(found -> found.map(Trust::id));
    }

    /**
     * Whether what a caller asks may be done by the trust that the tree has: it must be the
     * caller's, since one does not act with another's authority.
     *
     * @param needed whether there must be one
     */
    public Uni<Boolean> suffices(
            Mutiny.Session session, String rootId, Owner caller, boolean needed) {
        return store.find(session, rootId)
                .map(
                        found ->
                                found.map(trust -> trust.trustor().equals(caller.authority()))
                                        .orElse(!needed));
    }

    /** The tree needs its trust no longer, if it has one. */
    public Uni<Void> end(Mutiny.Session session, StackRef root) {
        return store.take(session, root.rootId())
                .chain(taken -> taken.isEmpty() ? nothing() : unwanted(session, root, taken.get()));
    }

    /**
     * Whether Keystone does not know the tree's trust any more, such as one of a user who is gone.
     *
     * @param stackId of any stack of the tree; whether there is one, whoever goes on tells
     * @return the stack, if that is so
     */
    public Uni<Optional<StackRef>> lost(String projectId, String stackId) {
        return sessions.withSession(session -> store.ofTree(session, projectId, stackId))
                .chain(
                        found ->
                                found.isEmpty()
                                        ? Uni.createFrom().item(Optional.empty())
                                        : isThere(found.get())
                                                .map(
                                                        there ->
                                                                found.filter(kept -> !there)
                                                                        .map(
                                                                                TrustStore.Kept
                                                                                        ::stack)));
    }

    /** Without a verdict it counts as there: what needs it waits for Keystone, too. */
    private Uni<Boolean> isThere(TrustStore.Kept kept) {
        return keystone.exists(open(kept))
                .onFailure(KeystoneException.class)
                .invoke(e -> LOG.warnf("A trust cannot be looked for: %s", e.getMessage()))
                .onFailure(KeystoneException.class)
                .recoverWithItem(true);
    }

    private String open(TrustStore.Kept kept) {
        return sealer.open(kept.trust().id(), SealContext.ofTrust(kept.stack().rootId())).reveal();
    }

    private Uni<Void> unwanted(Mutiny.Session session, StackRef stack, Sealed trust) {
        return outbox.append(session, List.of(new TrustUnwanted(stack, trust)));
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
