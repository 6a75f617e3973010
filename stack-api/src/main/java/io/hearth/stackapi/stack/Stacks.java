package io.hearth.stackapi.stack;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Reads stacks; each call is a transaction of its own. Only the engine changes them. */
public interface Stacks {
    /**
     * A stack of a project by its name (the live one) or id (a deleted one, too).
     *
     * @param projectId the owner's project; the stack's domain project finds it as well
     */
    Uni<Optional<Stack>> find(String projectId, String nameOrId);

    /** A stack of a project by both its name and id, as canonical paths have them. */
    Uni<Optional<Stack>> find(String projectId, String name, String id);

    /**
     * The live stack of a project that has a resource.
     *
     * @param physicalId what the resource is called outside; of several that have it the newest
     *     stack's
     */
    Uni<Optional<Stack>> findByResource(String projectId, String physicalId);

    /** A stack of whichever project by both its name and id. */
    Uni<Optional<Stack>> findAnywhere(String name, String id);

    /** A page of a project's stacks. */
    Uni<List<Stack>> list(StackQuery query);

    /** How many stacks a query without its page would list. */
    Uni<Long> count(StackQuery query);

    /** A stack's resources in the order of its template. */
    Uni<List<Resource>> resources(String stackId);

    /**
     * Those of all generations that have an identity, or wait for its making or removal, in the
     * order of the template.
     */
    Uni<List<Resource>> identities(String stackId);

    Uni<Optional<Resource>> resource(String stackId, String name);

    Uni<List<StackEvent>> events(EventQuery query);

    Uni<Optional<StackEvent>> event(String stackId, String resourceName, String eventId);

    Uni<StackDocument> document(Stack stack);
}
