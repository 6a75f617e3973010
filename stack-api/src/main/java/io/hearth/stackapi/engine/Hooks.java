package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.State;
import io.hearth.template.environment.Hook;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where an environment lets a resource wait for the stack's owner, before or after a step. The
 * resource stays in its state and says in its row at which hook it waits; whatever does not require
 * it goes on.
 *
 * @see <a
 *     href="https://docs.openstack.org/heat/latest/template_guide/environment.html#pause-stack-creation-update-or-deletion-on-a-given-resource">Pause
 *     stack creation, update or deletion on a given resource</a>
 */
final class Hooks {
    private static final String LEFT = "Failure occurred while waiting.";

    private final Draft draft;

    Hooks(Draft draft) {
        this.draft = draft;
    }

    /** A new epoch begins: its environment holds, and nobody waits at a hook of an earlier one. */
    void begin() {
        leaveAll();
        Layout layout = draft.scene().blueprint().layout();
        for (Resource resource : draft.scene().resources()) {
            Set<Hook> hooks = layout.hooks(resource.name());
            if (!hooks.equals(resource.definition().hooks())) {
                draft.store(resource.of(resource.definition().withHooks(hooks)));
            }
        }
    }

    /** Lets a resource wait if it has the hook and the stack's action is one that it is for. */
    boolean holds(Resource resource, Hook hook) {
        boolean waits = resource.definition().hooks().contains(hook) && isFor(hook);
        if (waits) {
            Resource waiting =
                    draft.store(resource.of(resource.substance().waitingFor(Waiting.at(hook))));
            draft.add(new Effect.HookReached(waiting, hook));
            draft.tell(
                    waiting,
                    "%s paused until Hook %s is cleared".formatted(action(hook), hook.shown()));
        }
        return waits;
    }

    /** As {@link #holds} for a resource that has completed what the stack is doing now. */
    boolean holdsAfter(Resource complete) {
        Optional<Hook> hook =
                switch (complete.state().action()) {
                    case CREATE -> Optional.of(Hook.POST_CREATE);
                    case UPDATE -> Optional.of(Hook.POST_UPDATE);
                    default -> Optional.empty();
                };
        return hook.isPresent()
                && complete.lineage().epoch() == draft.stack().plan().epoch()
                && holds(complete, hook.get());
    }

    /** The owner lets go on whatever of this name waits at this hook; else nothing changes. */
    void unset(String name, Hook hook) {
        List<Resource> waiting =
                draft.scene()
                        .named(name)
                        .filter(one -> Waiting.hook(one).filter(hook::equals).isPresent())
                        .toList();
        for (Resource resource : waiting) {
            Resource free = clear(resource, hook, "Hook %s is cleared".formatted(hook.shown()));
            if (draft.stack().state().inProgress()) {
                goOn(free, hook);
            }
        }
    }

    /** Nobody waits at a hook any more. */
    void leaveAll() {
        for (Resource resource : draft.scene().resources()) {
            Waiting.hook(resource).ifPresent(hook -> clear(resource, hook, LEFT));
        }
    }

    /** Whether past this hook a resource is brought to the template. */
    static boolean beforeForward(Hook hook) {
        return hook == Hook.PRE_CREATE || hook == Hook.PRE_UPDATE;
    }

    private Resource clear(Resource resource, Hook hook, String reason) {
        Resource free = draft.store(resource.of(resource.substance().waitingFor(null)));
        draft.add(new Effect.HookCleared(free, hook));
        draft.tell(free, reason);
        return free;
    }

    private void goOn(Resource resource, Hook hook) {
        switch (hook) {
            case PRE_CREATE, PRE_UPDATE -> new Forward(draft).goOn(resource);
            case PRE_DELETE -> new Removal(draft).goOn(resource);
            case POST_CREATE, POST_UPDATE, POST_DELETE ->
                    draft.then(new Trigger.ResourceFinished(resource.id()));
        }
    }

    /**
     * As in Heat, what an update makes or removes waits at no hook: the one for the update itself
     * was before it.
     */
    private boolean isFor(Hook hook) {
        State state = draft.stack().state();
        return state.inProgress()
                && switch (hook) {
                    case PRE_CREATE, POST_CREATE -> state.action() == Action.CREATE;
                    case PRE_UPDATE, POST_UPDATE -> Forward.ACTIONS.contains(state.action());
                    case PRE_DELETE, POST_DELETE -> state.action() == Action.DELETE;
                };
    }

    private static String action(Hook hook) {
        String shown = hook.shown();
        return shown.substring(shown.indexOf('-') + 1).toUpperCase(Locale.ROOT);
    }
}
