package io.hearth.signalservice.binding;

import io.hearth.access.CallerContext;
import io.hearth.access.Principal;
import io.hearth.access.rest.FaultType;
import io.hearth.access.rest.HeatFault;
import io.hearth.contract.StackRef;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who may unset a hook: an owner's colleague those of its stacks, an instance none. */
@ApplicationScoped
public class HookAccess {
    /** Who sees a hook in the event list may be faster than the bus; so these looks come later. */
    private static final List<Duration> LATER =
            List.of(Duration.ofMillis(250), Duration.ofMillis(500));

    private final HookStore hooks;
    private final Targets targets;

    HookAccess(HookStore hooks, Targets targets) {
        this.hooks = hooks;
        this.targets = targets;
    }

    /**
     * The stack of a resource that waits at this hook.
     *
     * <p>Fails with a {@link HeatFault}: 404 for a stack that is not there, 400 for a resource that
     * does not wait at the hook.
     */
    public Uni<StackRef> ofOwner(
            Principal.Member member, String stackName, TargetKey key, String hook) {
        Uni<Optional<StackRef>> look = look(member, stackName, key, hook);
        for (Duration pause : LATER) {
            Uni<Optional<StackRef>> before = look;
            look =
                    before.chain(
                            found ->
                                    found.isPresent()
                                            ? Uni.createFrom().item(found)
                                            : after(pause)
                                                    .chain(
                                                            () ->
                                                                    look(
                                                                            member, stackName, key,
                                                                            hook)));
        }
        return look.chain(
                found ->
                        found.map(Uni.createFrom()::item)
                                .orElseGet(() -> missing(member, stackName, key, hook)));
    }

    private Uni<Optional<StackRef>> look(
            Principal.Member member, String stackName, TargetKey key, String hook) {
        return hooks.of(key.stackId(), stackName, member.projectId())
                .map(
                        all ->
                                all.stream()
                                        .filter(one -> one.resource().equals(key.resource()))
                                        .filter(one -> one.hook().equals(hook))
                                        .map(HookStore.Reached::stack)
                                        .findFirst());
    }

    private static Uni<Void> after(Duration pause) {
        return CallerContext.backTo(Uni.createFrom().voidItem().onItem().delayIt().by(pause));
    }

    /** What has not begun is known to no signal, so that any name may be a resource's. */
    private Uni<StackRef> missing(
            Principal.Member member, String stackName, TargetKey key, String hook) {
        return targets.knowsStack(key.stackId(), stackName, member.projectId())
                .chain(known -> known ? targets.find(key) : unknown(member, stackName, key))
                .map(
                        target -> {
                            throw HeatFault.of(
                                    FaultType.INVALID_BREAK_POINT_HOOK,
                                    "The \"%s\" hook is not defined on %s \"%s\" Stack \"%s\" [%s]"
                                            .formatted(
                                                    hook,
                                                    target.map(HookAccess::kind).orElse("Resource"),
                                                    key.resource(),
                                                    stackName,
                                                    key.stackId()));
                        });
    }

    /** A stack of which nothing has begun may wait at a hook all the same. */
    private Uni<Optional<Target>> unknown(
            Principal.Member member, String stackName, TargetKey key) {
        return hooks.of(key.stackId(), stackName, member.projectId())
                .map(
                        waiting -> {
                            if (waiting.isEmpty()) {
                                throw HeatFault.stackNotFound(stackName);
                            }
                            return Optional.empty();
                        });
    }

    /** Heat names the class of a resource, which is mostly the last part of its type. */
    private static String kind(Target target) {
        String type = target.resourceType();
        return type.substring(type.lastIndexOf(':') + 1);
    }
}
