package io.hearth.stackapi.engine;

import io.hearth.contract.SignalDialect;
import io.hearth.contract.SignalEvent.SignalReceived;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.stackapi.resource.Arrival;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.PlainJson;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Signal;
import io.hearth.stackapi.resource.Signalled;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.State;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes in the signals of resources. */
final class Signalling {
    private static final String SIGNAL = "SIGNAL";
    private static final Set<Action> DEAF = EnumSet.of(Action.INIT, Action.SUSPEND, Action.DELETE);
    private static final Set<Action> REFUSING = EnumSet.of(Action.SUSPEND, Action.DELETE);

    private final Draft draft;

    Signalling(Draft draft) {
        this.draft = draft;
    }

    void take(Resource resource, SignalReceived received) {
        ResourceType type = draft.type(resource);
        if (isDeaf(type.signals(), resource.state().action())) {
            return;
        }
        Signal signal =
                new Signal(
                        received.signalId(),
                        received.status(),
                        received.reason(),
                        data(resource, received.data()));
        ResourceContext context = draft.context(resource);
        switch (type.signal(context, signal)) {
            case Signalled.Kept(var document, String reason) ->
                    keep(resource, context, document, reason);
            case Signalled.Answered(var outcome, String reason) ->
                    answer(resource, outcome, reason);
            case Signalled.Scales scales -> {
                if (new Scaling(draft).begins(resource, scales)) {
                    record(draft, resource, scales.reason());
                }
            }
            case Signalled.Lost(String reason) -> record(draft, resource, reason);
        }
    }

    /**
     * The resource of a name that a signal is for: one that waits for it, be it replaced already,
     * else the one that stands for the name.
     */
    static Optional<Resource> meant(Scene scene, String name) {
        return scene.named(name)
                .filter(one -> Waiting.forSignalsOf(name, one))
                .findFirst()
                .or(() -> scene.find(name));
    }

    /** A deployment has something to do in every action. */
    private static boolean isDeaf(SignalDialect dialect, Action action) {
        return switch (dialect) {
            case NONE -> true;
            case DEPLOYMENT -> action == Action.INIT;
            case NATIVE, AWS, ALARM -> DEAF.contains(action);
        };
    }

    /** Whether nobody's signal can be taken now, of a resource that is there. */
    static boolean refuses(Stack stack, Resource resource) {
        return during(stack, resource).isPresent()
                && resource.begun()
                && !resource.state().deleted();
    }

    /** The event list tells of a signal that was refused; the resource stays in its state. */
    void refuse(Resource resource) {
        during(draft.stack(), resource)
                .ifPresent(
                        action ->
                                draft.tell(
                                        resource,
                                        "Cannot signal resource during %s".formatted(action)));
    }

    private static Optional<Action> during(Stack stack, Resource resource) {
        return Stream.of(resource.state().action(), stack.state().action())
                .filter(REFUSING::contains)
                .findFirst();
    }

    private void keep(
            Resource resource,
            ResourceContext context,
            Map<String, @Nullable Object> kept,
            String why) {
        String document = PlainJson.write(kept);
        String reason = why;
        MetadataLimit limit = draft.scene().surroundings().metadataLimit();
        if (limit.isExceededBy(document)) {
            reason = limit.dropped(document);
            document = PlainJson.write(context.document());
        }
        record(draft, draft.republish(draft.withDocument(resource, document)), reason);
        for (Resource condition : draft.scene().resources()) {
            if (Waiting.forSignalsOf(resource.name(), condition)) {
                new Conclusion(draft).arrived(condition, Arrival.SIGNAL);
            }
        }
    }

    private void answer(Resource resource, Outcome outcome, String reason) {
        Resource knowing =
                draft.store(draft.with(resource, outcome, resource.substance().waitingFor()));
        record(draft, knowing, reason);
        if (Waiting.forSignalsOf(knowing.name(), knowing)) {
            new Conclusion(draft).arrived(knowing, Arrival.SIGNAL);
        }
    }

    /** The event list tells of a signal; the resource stays in its state. */
    static void record(Draft draft, Resource resource, String reason) {
        State state = resource.state();
        draft.record(
                resource.name(),
                resource.type(),
                resource.physicalId() == null ? resource.physicalName() : resource.physicalId(),
                SIGNAL,
                new State(state.action(), state.status(), reason));
    }

    private @Nullable Object data(Resource resource, @Nullable Sealed data) {
        return data == null
                ? null
                : PlainJson.read(
                        draft.scene()
                                .surroundings()
                                .sealer()
                                .open(data, SceneContext.sealContext(resource, SealContext.SIGNAL))
                                .reveal());
    }
}
