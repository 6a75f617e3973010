package io.hearth.stackapi.api.http;

import io.hearth.access.Caller;
import io.hearth.access.Principal;
import io.hearth.access.Rules;
import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.Stacks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds what a path names, or answers Heat's 404. */
@ApplicationScoped
public class StackFinder {
    private final Stacks stacks;
    private final Rules rules;
    private final Caller caller;

    StackFinder(Stacks stacks, Rules rules, Caller caller) {
        this.stacks = stacks;
        this.rules = rules;
        this.caller = caller;
    }

    /**
     * The stack at its canonical address; a deleted one is still found there. Who administers the
     * cloud finds every stack below the own project, as in Heat.
     */
    public Uni<Stack> at(StackPath path) {
        return (isAdmin()
                        ? stacks.findAnywhere(path.name(), path.id())
                        : stacks.find(path.projectId(), path.name(), path.id()))
                .map(found -> found.orElseThrow(() -> HeatFault.stackNotFound(path.name())));
    }

    /** The stack that a name or an id alone means. */
    public Uni<Stack> named(String projectId, String nameOrId) {
        return stacks.find(projectId, nameOrId)
                .map(found -> found.orElseThrow(() -> HeatFault.stackNotFound(nameOrId)));
    }

    /** A resource by its name, or else by what stands for it outside. */
    public Uni<Resource> resourceOrPhysical(Stack stack, String nameOrPhysicalId) {
        return stacks.resources(stack.id())
                .map(
                        all ->
                                first(all, one -> one.name().equals(nameOrPhysicalId))
                                        .or(
                                                () ->
                                                        first(
                                                                all,
                                                                one ->
                                                                        nameOrPhysicalId.equals(
                                                                                one.physicalId())))
                                        .orElseThrow(
                                                () ->
                                                        HeatFault.resourceNotFound(
                                                                nameOrPhysicalId, stack.name())));
    }

    private static Optional<Resource> first(List<Resource> all, Predicate<Resource> meant) {
        return all.stream().filter(meant).findFirst();
    }

    public Uni<Resource> resource(Stack stack, String name) {
        return stacks.resource(stack.id(), name)
                .map(
                        found ->
                                found.orElseThrow(
                                        () -> HeatFault.resourceNotFound(name, stack.name())));
    }

    private boolean isAdmin() {
        return caller.principal() instanceof Principal.Member member && rules.isAdmin(member);
    }
}
