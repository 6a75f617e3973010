package io.hearth.stackapi.api.http;

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

    StackFinder(Stacks stacks) {
        this.stacks = stacks;
    }

    /** The stack at its canonical address; a deleted one is still found there. */
    public Uni<Stack> at(StackPath path) {
        return stacks.find(path.projectId(), path.name(), path.id())
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
}
