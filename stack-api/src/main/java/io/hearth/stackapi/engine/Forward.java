package io.hearth.stackapi.engine;

import io.hearth.stackapi.resource.PhysicalName;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Resource.Lineage;
import io.hearth.stackapi.stack.Resource.Substance;
import io.hearth.stackapi.stack.Secrecy;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.State;
import io.hearth.template.DeletionPolicy;
import io.hearth.template.ResourceDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Brings a stack to its template: every resource as soon as all that it requires are as the
 * template wants them.
 */
final class Forward {
    static final Set<Action> ACTIONS =
            EnumSet.of(Action.CREATE, Action.UPDATE, Action.ROLLBACK, Action.RESTORE, Action.ADOPT);

    private final Draft draft;

    Forward(Draft draft) {
        this.draft = draft;
    }

    /** Begins the epoch that the stack has entered. */
    void begin() {
        Layout layout = layout();
        draft.add(draft.stackTimer());
        new Hooks(draft).begin();
        List<String> names = layout.names();
        List<Resource> taking = new ArrayList<>();
        for (int position = 0; position < names.size(); position++) {
            String name = names.get(position);
            int blockers = layout.links(name).blockers();
            Optional<Resource> best = best(name);
            taking.add(
                    best.isPresent()
                            ? draft.store(
                                    best.get()
                                            .of(best.get().lineage().standing(true))
                                            .blockedBy(blockers))
                            : draft.add(fresh(name, position, 0).blockedBy(blockers)));
        }
        retire(taking);
        draft.store(draft.stack().at(draft.stack().progress().begin(names.size())));
        taking.stream()
                .filter(resource -> resource.dependencies().blockers() == 0)
                .forEach(this::start);
        if (names.isEmpty()) {
            allAsWanted();
        }
    }

    /** A resource has finished: those that require it may have waited for it alone. */
    void finished(Resource resource) {
        if (isBehind(resource)) {
            again(resource);
            return;
        }
        Stack stack = draft.stack();
        draft.store(stack.at(stack.progress().less()));
        for (String dependent : resource.requiredBy()) {
            draft.scene()
                    .find(dependent)
                    .filter(waiting -> layout().has(waiting.name()))
                    .ifPresent(this::unblock);
        }
        if (draft.stack().progress().pending() == 0) {
            allAsWanted();
        }
    }

    /** What an earlier epoch was still doing may fail; it is looked at again, as what finished. */
    void failed(Resource resource) {
        if (isBehind(resource)) {
            again(resource);
        } else {
            new Ending(draft).failed(resource);
        }
    }

    private void unblock(Resource waiting) {
        Resource less = draft.store(waiting.blockedBy(waiting.dependencies().blockers() - 1));
        if (less.dependencies().blockers() == 0) {
            start(less);
        }
    }

    private void again(Resource resource) {
        if (resource.current()
                && layout().has(resource.name())
                && resource.dependencies().blockers() == 0) {
            start(resource);
        }
    }

    private boolean isBehind(Resource resource) {
        return resource.lineage().epoch() < draft.stack().plan().epoch();
    }

    /** What an earlier epoch has not let go of waits for its end, unless it can be overtaken. */
    private void start(Resource resource) {
        if (!resource.state().inProgress()) {
            transition(resource).take();
        } else if (resource.state().action() == Action.UPDATE && Waiting.forStack(resource)) {
            transition(resource).overtake();
        }
    }

    /** A resource that waited at the hook before its step takes it. */
    void goOn(Resource resource) {
        transition(resource).goOn();
    }

    private Transition transition(Resource resource) {
        Layout layout = layout();
        int position = layout.names().indexOf(resource.name());
        Lineage reached = resource.lineage().reached(draft.stack().plan().epoch(), position);
        Resource linked = resource.of(layout.links(resource.name()).withBlockers(0)).of(reached);
        return new Transition(draft, resource, draft.judged(linked), layout.type(resource.name()));
    }

    private void allAsWanted() {
        if (draft.stack().plan().epoch() == 1) {
            new Ending(draft).complete("");
        } else {
            draft.then(new Trigger.LeftoversDue());
        }
    }

    /** Of several of a name, one stands for it in this epoch. */
    private Optional<Resource> best(String name) {
        return draft.scene()
                .named(name)
                .filter(resource -> resource.state().action() != Action.DELETE)
                .max(Comparator.comparingInt(this::fitness).thenComparing(Resource::updatedAt));
    }

    private int fitness(Resource resource) {
        int fitness = 0;
        State state = resource.state();
        if (!state.inProgress() && state.status() != io.hearth.stackapi.stack.Status.COMPLETE) {
            fitness -= 30;
        }
        if (!resource.current()) {
            fitness -= 1;
        }
        if (draft.stack().state().action() == Action.ROLLBACK
                && resource.lineage().epoch() <= draft.stack().plan().document()) {
            fitness += 10; // what the rollback returns to
        }
        return fitness;
    }

    private void retire(List<Resource> standing) {
        for (Resource taken : standing) {
            draft.scene()
                    .named(taken.name())
                    .filter(other -> other.current() && !other.id().equals(taken.id()))
                    .toList()
                    .forEach(other -> draft.store(other.of(other.lineage().standing(false))));
        }
        // a retired one must not take the name from the one that was put into the scene before it
        standing.forEach(taken -> draft.scene().withId(taken.id()).ifPresent(draft.scene()::put));
    }

    private Resource fresh(String name, int position, long version) {
        return fresh(draft, name, position, version, layout());
    }

    /** A resource that nothing was done to yet. */
    static Resource fresh(Draft draft, String name, int position, long version, Layout layout) {
        ResourceDefinition definition = draft.scene().definition(name);
        ResourceType type = layout.type(name);
        Stack stack = draft.stack();
        UUID id = randomId(draft.scene().surroundings().random());
        String description = definition.description();
        return new Resource(
                id.toString(),
                stack.id(),
                name,
                new Lineage(stack.plan().epoch(), stack.plan().epoch(), true, position),
                new Resource.Definition(
                        definition.type(),
                        type.name(),
                        description == null ? "" : description,
                        DeletionPolicy.DELETE,
                        layout.hooks(name),
                        Secrecy.NOTHING,
                        null),
                PhysicalName.of(stack.name(), name, id),
                layout.links(name),
                State.INITIAL,
                Substance.NONE,
                version,
                draft.now(),
                draft.now());
    }

    private Layout layout() {
        return draft.scene().blueprint().layout();
    }

    /** A version 4 UUID (RFC 9562, section 5.4). */
    static UUID randomId(RandomGenerator random) {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() >>> 2) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
