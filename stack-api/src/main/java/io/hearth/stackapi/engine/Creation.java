package io.hearth.stackapi.engine;

import io.hearth.contract.StackEvent.KeypairWanted;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.Wait;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackException;
import io.hearth.stackapi.stack.State;
import io.hearth.stackapi.stack.Status;
import io.hearth.template.error.TemplateException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Creates a stack: every resource as soon as all that it requires are complete. */
final class Creation {
    static final long GENERATION = 1;
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final String STATE_CHANGED = "state changed";
    private static final String CANCELLED = "CREATE aborted (user triggered cancel)";

    private final Draft draft;

    Creation(Draft draft) {
        this.draft = draft;
    }

    void begin() {
        Stack stack = draft.stack();
        draft.enter(stack);
        Integer minutes = stack.timeoutMinutes();
        Duration limit = minutes == null ? LONGEST : Duration.ofMinutes(minutes);
        draft.add(new Effect.TimerSet("", draft.now().plus(limit)));
        for (Resource resource : draft.scene().resources()) {
            if (resource.dependencies().blockers() == 0) {
                start(resource);
            }
        }
        if (stack.progress().pending() == 0) {
            complete();
        }
    }

    /** A resource has been created: its dependents may have waited for it alone. */
    void finished(String name) {
        Stack stack = draft.stack();
        if (!stack.state().is(Action.CREATE, Status.IN_PROGRESS)) {
            return;
        }
        int pending = stack.progress().pending() - 1;
        draft.store(stack.at(stack.progress().withPending(pending)));
        for (String dependent : draft.scene().find(name).orElseThrow().requiredBy()) {
            Resource waiting = draft.scene().find(dependent).orElseThrow();
            Resource next = waiting.blockedBy(waiting.dependencies().blockers() - 1);
            if (next.dependencies().blockers() == 0) {
                start(next);
            } else {
                draft.store(next);
            }
        }
        if (pending == 0) {
            complete();
        }
    }

    /** The stack fails as a resource has; what is in progress is cancelled. */
    void failed(String name) {
        Resource failed = draft.scene().find(name).orElseThrow();
        fail("Resource CREATE failed: " + failed.state().reason(), CANCELLED);
    }

    void timedOut() {
        draft.add(new Effect.TimerCleared(""));
        fail("Create timed out", "CREATE aborted (Create timed out)");
    }

    /** Ends what a deletion interrupts. */
    void cancel() {
        for (Resource resource : draft.scene().resources()) {
            if (resource.state().is(Action.CREATE, Status.IN_PROGRESS)) {
                abort(resource, CANCELLED);
            }
        }
    }

    /** Takes in what a step of a resource in CREATE_IN_PROGRESS came to. */
    void conclude(Resource resource, Step step) {
        switch (step) {
            case Step.Done(var outcome) -> {
                clearTimer(resource);
                Resource done = draft.with(resource, outcome, null);
                draft.enter(done.in(done.state().complete(STATE_CHANGED)));
                draft.then(new Trigger.ResourceFinished(resource.name()));
            }
            case Step.Waiting(Wait wait, var outcome) ->
                    await(draft.with(resource, outcome, code(wait)), wait);
            case Step.StillWaiting() -> draft.store(resource);
            case Step.Failed(String errorType, String message) -> {
                clearTimer(resource);
                abort(
                        resource,
                        "%s: resources.%s: %s".formatted(errorType, resource.name(), message));
                draft.then(new Trigger.ResourceFailed(resource.name()));
            }
        }
    }

    /** A step of a type; what is wrong with the template is a failure of the resource. */
    static Step step(Supplier<Step> decide) {
        try {
            return decide.get();
        } catch (TemplateException e) {
            return Step.failed(e.error().heatType(), e.getMessage());
        } catch (StackException e) {
            return Step.failed(e.error().heatType(), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Step.failed("ValueError", String.valueOf(e.getMessage()));
        }
    }

    private void start(Resource resource) {
        State begun = resource.state().begin(Action.CREATE, STATE_CHANGED);
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        Step problem = step(() -> resolveMetadata(resource, metadata));
        Resource started = draft.enter(draft.withDocument(resource, metadata).in(begun));
        conclude(
                started,
                problem instanceof Step.Failed
                        ? problem
                        : step(() -> draft.type(started).create(draft.context(started))));
    }

    private Step resolveMetadata(Resource resource, Map<String, @Nullable Object> metadata) {
        SceneContext context = new SceneContext(draft.scene(), resource);
        Object resolved = draft.scene().resolver().resolve(context.definition().metadata());
        if (resolved instanceof Map<?, ?> map) {
            map.forEach((key, value) -> metadata.put(String.valueOf(key), value));
        }
        return Step.done();
    }

    private void await(Resource resource, Wait wait) {
        Resource waiting =
                switch (wait) {
                    case Wait.ForUser user -> wantUser(resource, user);
                    case Wait.ForKeypair(String userResource) ->
                            wantKeypair(resource, userResource);
                    case Wait.ForSignals(String handle, Duration atMost) -> {
                        draft.add(new Effect.TimerSet(resource.name(), draft.now().plus(atMost)));
                        yield resource;
                    }
                    case Wait.ForTime(Duration duration) -> {
                        if (duration != null) {
                            draft.add(
                                    new Effect.TimerSet(
                                            resource.name(), draft.now().plus(duration)));
                        }
                        yield resource;
                    }
                };
        draft.store(waiting);
    }

    private Resource wantUser(Resource resource, Wait.ForUser user) {
        Sealed password =
                user.password() == null
                        ? null
                        : draft.seal(resource, SealContext.PASSWORD, user.password());
        draft.add(
                new Effect.IdentityWanted(
                        new UserWanted(
                                draft.ref(),
                                resource.name(),
                                GENERATION,
                                resource.physicalName(),
                                user.kind(),
                                password,
                                user.keypair(),
                                user.token(),
                                user.bindings())));
        return identityWanted(resource);
    }

    private Resource wantKeypair(Resource resource, String userResource) {
        draft.add(
                new Effect.IdentityWanted(
                        new KeypairWanted(draft.ref(), resource.name(), GENERATION, userResource)));
        return identityWanted(resource);
    }

    private Resource identityWanted(Resource resource) {
        Stack stack = draft.stack();
        if (!stack.progress().identities()) {
            draft.store(stack.at(stack.progress().withIdentities(true)));
        }
        return resource.of(resource.substance().withIdentity(true));
    }

    private void complete() {
        Stack stack = draft.stack();
        draft.add(new Effect.AllTimersCleared());
        draft.enter(stack.in(stack.state().complete("Stack CREATE completed successfully")));
    }

    private void fail(String reason, String forOthers) {
        Stack stack = draft.stack();
        if (!stack.state().is(Action.CREATE, Status.IN_PROGRESS)) {
            return;
        }
        draft.add(new Effect.AllTimersCleared());
        draft.enter(stack.in(stack.state().fail(reason)));
        for (Resource resource : draft.scene().resources()) {
            if (resource.state().is(Action.CREATE, Status.IN_PROGRESS)) {
                abort(resource, forOthers);
            }
        }
    }

    private void abort(Resource resource, String reason) {
        Resource stopped = resource.of(resource.substance().waitingFor(null));
        draft.enter(stopped.in(stopped.state().fail(reason)));
    }

    private void clearTimer(Resource resource) {
        if (Waiting.withTimer(resource)) {
            draft.add(new Effect.TimerCleared(resource.name()));
        }
    }

    static String code(Wait wait) {
        return switch (wait) {
            case Wait.ForUser user -> Waiting.USER;
            case Wait.ForKeypair keypair -> Waiting.KEYPAIR;
            case Wait.ForSignals signals -> Waiting.signalsOf(signals.handle());
            case Wait.ForTime time -> Waiting.TIME;
        };
    }
}
