package io.hearth.signalservice.intake;

import io.hearth.access.Principal;
import io.hearth.access.rest.FaultType;
import io.hearth.contract.SignalEvent.HookUnset;
import io.hearth.contract.StackRef;
import io.hearth.signalservice.binding.HookAccess;
import io.hearth.signalservice.binding.TargetKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Takes an owner's word that a resource may go on: {@code {"unset_hook": "pre-create"}}. Of
 * instances it is never asked; for them the key is one that no signal has.
 */
@ApplicationScoped
public class HookIntake {
    private static final Set<String> HOOKS =
            Set.of(
                    "pre-create",
                    "pre-update",
                    "pre-delete",
                    "post-create",
                    "post-update",
                    "post-delete");

    private final PayloadReader payloads = new PayloadReader();
    private final Clock clock = Clock.systemUTC();
    private final HookAccess access;
    private final SignalBus bus;

    HookIntake(HookAccess access, SignalBus bus) {
        this.access = access;
        this.bus = bus;
    }

    /** The hook that a signal's body asks to unset; empty when it is an ordinary signal. */
    public Optional<String> hookOf(byte[] body) {
        return payloads.unsetHook(body);
    }

    /** Fails as {@link HookAccess#ofOwner} does. */
    public Uni<Reception> take(
            Principal.Member owner, String stackName, TargetKey key, String hook) {
        if (!HOOKS.contains(hook)) {
            return Uni.createFrom()
                    .item(
                            new Reception.Refused(
                                    FaultType.INVALID_BREAK_POINT_HOOK,
                                    "Invalid hook type \"%s\" for Resource \"%s\" Stack \"%s\" [%s]"
                                            .formatted(
                                                    hook,
                                                    key.resource(),
                                                    stackName,
                                                    key.stackId())));
        }
        return access.ofOwner(owner, stackName, key, hook)
                .chain(stack -> unset(stack, key.resource(), hook));
    }

    private Uni<Reception> unset(StackRef stack, String resource, String hook) {
        Instant now = clock.instant();
        return bus.send(new HookUnset(stack, resource, hook, now), now);
    }
}
