package io.hearth.stackapi.api.stack;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.hearth.access.Caller;
import io.hearth.access.Principal;
import io.hearth.access.Rules;
import io.hearth.stackapi.api.http.OffLoop;
import io.hearth.stackapi.engine.NewStack;
import io.hearth.stackapi.engine.StackInsight;
import io.hearth.stackapi.engine.StackSource;
import io.hearth.stackapi.engine.StackUpdate;
import io.hearth.stackapi.limit.Limits;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.trust.Owner;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Reads what bodies want of stacks, and checks that the caller may have such resources. */
@ApplicationScoped
public class StackRequests {
    private final StackInsight insight;
    private final OffLoop offLoop;
    private final Caller caller;
    private final TypePermissions permissions;
    private final Rules rules;
    private final Limits limits;

    StackRequests(
            StackInsight insight,
            OffLoop offLoop,
            Caller caller,
            TypePermissions permissions,
            Rules rules,
            Limits limits) {
        this.insight = insight;
        this.offLoop = offLoop;
        this.caller = caller;
        this.permissions = permissions;
        this.rules = rules;
        this.limits = limits;
    }

    /** Whoever calls, for what is to be done with the caller's authority. */
    public Owner caller() {
        Principal.Member member = caller.member();
        return new Owner(
                member.userId(),
                member.projectId(),
                member.roles(),
                type -> rules.allowsType(member, type),
                creator -> rules.readsSecretsOf(member, creator),
                caller.token());
    }

    /** A new stack of the caller's. */
    public Uni<StackCreation> create(byte[] body) {
        return create(
                (owner, maxTemplateSize) -> NewStackBody.read(body, owner, maxTemplateSize),
                StackCreation::stack);
    }

    /**
     * A new stack of the caller's, from another request than a JSON body.
     *
     * @param reader takes the owner and how many bytes a template may have
     */
    public Uni<NewStack> create(BiFunction<Stack.Owner, Integer, NewStack> reader) {
        return create(reader, Function.identity());
    }

    private <T> Uni<T> create(
            BiFunction<Stack.Owner, Integer, T> reader, Function<T, NewStack> stackOf) {
        Principal.Member member = caller.member();
        int maxTemplateSize = limits.maxTemplateSize(member.projectId());
        return offLoop.run(
                () -> {
                    T wanted = reader.apply(owner(member), maxTemplateSize);
                    NewStack stack = stackOf.apply(wanted);
                    permissions.check(member, stack.template(), stack.environment(), stack.files());
                    return wanted;
                });
    }

    /** An update that brings all of it. */
    public Uni<StackUpdate> whole(Stack stack, byte[] body) {
        return whole(stack, maxTemplateSize -> StackUpdateBody.whole(body, stack, maxTemplateSize));
    }

    /**
     * The same from another request than a JSON body.
     *
     * @param reader takes how many bytes a template may have
     */
    public Uni<StackUpdate> whole(Stack stack, IntFunction<StackUpdate> reader) {
        Principal.Member member = caller.member();
        int maxTemplateSize = limits.maxTemplateSize(stack.projectId());
        return offLoop.run(
                () -> {
                    StackUpdate update = reader.apply(maxTemplateSize);
                    permissions.check(
                            member,
                            requireNonNull(update.template()),
                            update.environment(),
                            update.files());
                    return update;
                });
    }

    /** An update of what the body gives. */
    public Uni<StackUpdate> part(Stack stack, byte[] body) {
        Principal.Member member = caller.member();
        int maxTemplateSize = limits.maxTemplateSize(stack.projectId());
        return insight.source(stack)
                .flatMap(
                        present ->
                                offLoop.run(
                                        () -> part(member, stack, present, body, maxTemplateSize)));
    }

    private StackUpdate part(
            Principal.Member member,
            Stack stack,
            StackSource present,
            byte[] body,
            int maxTemplateSize) {
        StackUpdate update = StackUpdateBody.part(body, stack, present, maxTemplateSize);
        permissions.check(
                member,
                requireNonNullElse(update.template(), present.template()),
                present.environment().with(update.environment()),
                update.files());
        return update;
    }

    private static Stack.Owner owner(Principal.Member member) {
        return new Stack.Owner(member.projectId(), member.userId(), member.userName());
    }
}
