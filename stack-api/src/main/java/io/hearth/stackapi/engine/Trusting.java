package io.hearth.stackapi.engine;

import io.hearth.contract.StackRef;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.trust.Owner;
import io.hearth.stackapi.trust.StackTrusts;
import io.hearth.stackapi.trust.Trust;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that what somebody asks of a stack is done with that caller's authority, where it
 * takes one. Keystone is asked while no transaction is open: one that finds that it needs a trust
 * ends without a change, and the same is tried again with one.
 */
@ApplicationScoped
class Trusting {
    private final StackTrusts trusts;

    Trusting(StackTrusts trusts) {
        this.trusts = trusts;
    }

    /** How far a transaction has come. */
    sealed interface Attempt {
        record Made(Stack stack) implements Attempt {}

        /** Nothing was done, since the tree needs a trust of the caller first. */
        record TrustWanted(StackRef stack) implements Attempt {}
    }

    /**
     * @param work a transaction, with the trust that has been made for it, or null; made of {@link
     *     #go}
     */
    Uni<Stack> run(
            String projectId,
            String stackId,
            Owner caller,
            Function<@Nullable Trust, Uni<Attempt>> work) {
        return trusts.lost(projectId, stackId)
                .chain(
                        lost ->
                                lost.map(stack -> again(stack, caller, work))
                                        .orElseGet(() -> first(caller, work)));
    }

    private Uni<Stack> first(Owner caller, Function<@Nullable Trust, Uni<Attempt>> work) {
        return work.apply(null)
                .chain(
                        attempt ->
                                switch (attempt) {
                                    case Attempt.Made(Stack made) -> Uni.createFrom().item(made);
                                    case Attempt.TrustWanted(StackRef stack) ->
                                            again(stack, caller, work);
                                });
    }

    private Uni<Stack> again(
            StackRef stack, Owner caller, Function<@Nullable Trust, Uni<Attempt>> work) {
        return making(
                stack,
                caller,
                trust -> work.apply(trust).map(attempt -> ((Attempt.Made) attempt).stack()));
    }

    /** Does something with a new trust, which is removed again when nothing comes of it. */
    Uni<Stack> making(StackRef stack, Owner caller, Function<Trust, Uni<Stack>> work) {
        return trusts.make(stack, caller)
                .chain(
                        trust ->
                                work.apply(trust)
                                        .onFailure()
                                        .call(() -> trusts.discard(stack, trust)));
    }

    /**
     * Within the transaction: goes on with a trust that will do.
     *
     * @param trust to be kept with the tree; null when none was made
     * @param needed whether what is asked takes one, though the tree may have none
     */
    Uni<Attempt> go(
            Mutiny.Session session,
            Stack stack,
            Owner caller,
            @Nullable Trust trust,
            boolean needed,
            Supplier<Uni<Stack>> work) {
        return (trust == null
                        ? trusts.suffices(session, stack.rootId(), caller, needed)
                        : keep(session, stack, trust).replaceWith(true))
                .chain(
                        trusted ->
                                trusted
                                        ? work.get().map(Attempt.Made::new)
                                        : Uni.createFrom()
                                                .item(new Attempt.TrustWanted(ref(stack))));
    }

    Uni<Void> keep(Mutiny.Session session, Stack stack, @Nullable Trust trust) {
        return trust == null
                ? Uni.createFrom().voidItem()
                : trusts.keep(session, ref(stack), trust);
    }

    static StackRef ref(Stack stack) {
        return new StackRef(stack.id(), stack.name(), stack.rootId(), stack.projectId());
    }
}
