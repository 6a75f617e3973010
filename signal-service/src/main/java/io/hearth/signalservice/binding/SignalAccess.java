package io.hearth.signalservice.binding;

import io.hearth.access.Principal;
import io.hearth.access.RecentWrites;
import io.hearth.access.cfn.StackName;
import io.hearth.access.identity.Bindings;
import io.hearth.access.rest.HeatFault;
import io.hearth.access.use.IdentityUses;
import io.hearth.contract.Binding;
import io.hearth.contract.Capability;
import io.hearth.contract.StackRef;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/** Who may signal what: an owner's colleague its stacks, an instance what it is bound to. */
@ApplicationScoped
public class SignalAccess {
    private final Targets targets;
    private final Bindings bindings;
    private final IdentityUses uses;

    SignalAccess(Targets targets, Bindings bindings, IdentityUses uses) {
        this.uses = uses;
        this.targets = targets;
        this.bindings = bindings;
    }

    /** Fails with a {@link HeatFault} that says whether the stack or the resource is missing. */
    public Uni<Target> ofOwner(Principal.Member member, String stackName, TargetKey key) {
        return RecentWrites.read(() -> targets.find(key), Optional::isPresent)
                .chain(
                        found ->
                                found.filter(it -> belongs(it.stack(), member, stackName))
                                        .map(Uni.createFrom()::item)
                                        .orElseGet(() -> missing(member, stackName, key)));
    }

    /** Empty for what it is not bound to and for what is not there. */
    public Uni<Optional<Target>> ofStackUser(
            Principal.StackUser user, String stackName, TargetKey key) {
        return bindings.allows(user, key.stackId(), key.resource(), Capability.SIGNAL_SEND)
                .chain(allowed -> allowed ? targets.find(key) : nothing())
                .map(found -> found.filter(target -> target.stack().name().equals(stackName)))
                .invoke(found -> found.ifPresent(target -> uses.tell(user, target.stack())));
    }

    /**
     * By what the caller says of the stack, among the stacks that it is bound to; empty for what it
     * is not bound to and for what is not there.
     */
    public Uni<Optional<Target>> ofStackUser(
            Principal.StackUser user, StackName stack, String resource) {
        return bindings.of(user)
                .chain(held -> firstMeant(signalled(held, resource), stack))
                .invoke(found -> found.ifPresent(target -> uses.tell(user, target.stack())));
    }

    /** By what the owner says of the stack; empty when there is none in the owner's project. */
    public Uni<Optional<Target>> ofOwner(
            Principal.Member member, StackName stack, String resource) {
        return RecentWrites.read(
                        () -> targets.findByName(member.projectId(), stack.name(), resource),
                        Optional::isPresent)
                .map(found -> found.filter(target -> stack.means(target.stack())));
    }

    private Uni<Optional<Target>> firstMeant(Iterator<TargetKey> candidates, StackName stack) {
        if (!candidates.hasNext()) {
            return nothing();
        }
        return targets.find(candidates.next())
                .map(found -> found.filter(target -> stack.means(target.stack())))
                .chain(
                        found ->
                                found.isPresent()
                                        ? Uni.createFrom().item(found)
                                        : firstMeant(candidates, stack));
    }

    private static Iterator<TargetKey> signalled(Set<Binding> held, String resource) {
        return held.stream()
                .filter(binding -> binding.capability() == Capability.SIGNAL_SEND)
                .filter(binding -> binding.resource().equals(resource))
                .map(binding -> new TargetKey(binding.stackId(), binding.resource()))
                .iterator();
    }

    private Uni<Target> missing(Principal.Member member, String stackName, TargetKey key) {
        return targets.knowsStack(key.stackId(), stackName, member.projectId())
                .map(
                        known -> {
                            throw known
                                    ? HeatFault.resourceNotFound(key.resource(), stackName)
                                    : HeatFault.stackNotFound(stackName);
                        });
    }

    private static boolean belongs(StackRef stack, Principal.Member member, String stackName) {
        return stack.projectId().equals(member.projectId()) && stack.name().equals(stackName);
    }

    private static Uni<Optional<Target>> nothing() {
        return Uni.createFrom().item(Optional.empty());
    }
}
