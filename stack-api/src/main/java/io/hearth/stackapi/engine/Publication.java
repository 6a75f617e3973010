package io.hearth.stackapi.engine;

import static java.util.Objects.requireNonNull;

import io.hearth.contract.Event;
import io.hearth.contract.MetadataEvent.MetadataPublished;
import io.hearth.contract.MetadataEvent.MetadataWithdrawn;
import io.hearth.contract.MetadataEvent.ResourceSummary;
import io.hearth.contract.StackEvent.HookCleared;
import io.hearth.contract.StackEvent.HookReached;
import io.hearth.contract.StackEvent.ResourceStateChanged;
import io.hearth.contract.StackEvent.StackStateChanged;
import io.hearth.contract.StackRef;
import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Secrecy;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.State;
import io.hearth.template.environment.Hook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the bus hears of a transaction's effects. */
final class Publication {
    private final ResourceTypes types;
    private final StackRef stack;
    private final String creatorId;
    private final List<Event> events = new ArrayList<>();

    /** Of several versions of a document in one transaction only the last is ever to be seen. */
    private final Map<String, Event> documents = new LinkedHashMap<>();

    private Publication(ResourceTypes types, StackRef stack, String creatorId) {
        this.types = types;
        this.stack = stack;
        this.creatorId = creatorId;
    }

    /**
     * @param creatorId the user who created the stack
     */
    static List<Event> of(
            List<Effect> effects, StackRef stack, String creatorId, ResourceTypes types) {
        Publication publication = new Publication(types, stack, creatorId);
        effects.forEach(publication::add);
        publication.events.addAll(publication.documents.values());
        return publication.events;
    }

    private void add(Effect effect) {
        switch (effect) {
            case Effect.StackChanged(Stack changed) -> events.add(stateChanged(changed));
            case Effect.ResourceChanged(Resource changed) -> {
                if (changed.current()) {
                    events.add(stateChanged(changed));
                    if (changed.substance().document() != null) { // else it never began
                        documents.put(changed.name(), document(changed));
                    }
                }
            }
            case Effect.DocumentChanged(Resource changed) ->
                    documents.put(changed.name(), document(changed));
            case Effect.HookReached(Resource waiting, Hook hook) ->
                    events.add(
                            new HookReached(
                                    stack, waiting.name(), waiting.generation(), hook.shown()));
            case Effect.HookCleared(Resource free, Hook hook) ->
                    events.add(
                            new HookCleared(stack, free.name(), free.generation(), hook.shown()));
            case Effect.ResourceRemoved(Resource removed) -> withdraw(removed);
            case Effect.ResourceForgotten(Resource removed) -> withdraw(removed);
            case Effect.IdentityOrdered(var event) -> events.add(event);
            case Effect.AnswerWanted(var request) -> events.add(request);
            case Effect.DelegatedOrdered(var event) -> events.add(event);
            case Effect.DeploymentTold(var event) -> events.add(event);
            case Effect.AlarmTold(var event) -> events.add(event);
            case Effect.AnswerDropped dropped -> {}
            case Effect.ResourceAdded added -> {}
            case Effect.ResourceStored stored -> {}
            case Effect.DocumentBrought brought -> {}
            case Effect.OtherDocumentsForgotten forgotten -> {}
            case Effect.StackStored stored -> {}
            case Effect.NestedAdded nested -> {}
            case Effect.NestedUpdated nested -> {}
            case Effect.NestedWanted nested -> {}
            case Effect.ParentTold told -> {}
            case Effect.TimerSet timer -> {}
            case Effect.TimerCleared timer -> {}
            case Effect.AllTimersCleared timers -> {}
            case Effect.EventRecorded recorded -> {}
        }
    }

    /** Of a resource that another stands for, the document is the other's. */
    private void withdraw(Resource removed) {
        if (removed.current()) {
            documents.put(
                    removed.name(),
                    new MetadataWithdrawn(stack, removed.name(), removed.version()));
        }
    }

    private StackStateChanged stateChanged(Stack changed) {
        State state = changed.state();
        List<String> tags = changed.tags() == null ? List.of() : changed.tags();
        return new StackStateChanged(
                stack,
                state.action().name(),
                state.status().name(),
                state.reason(),
                tags.stream().limit(StackStateChanged.MOST_TAGS).toList());
    }

    private ResourceStateChanged stateChanged(Resource resource) {
        State state = resource.state();
        return new ResourceStateChanged(
                stack,
                resource.name(),
                resource.type(),
                resource.physicalId(),
                state.action().name(),
                state.status().name(),
                state.reason(),
                resource.version(),
                types.named(resource.nativeType()).signals());
    }

    private MetadataPublished document(Resource resource) {
        return new MetadataPublished(
                stack,
                resource.name(),
                resource.version(),
                new ResourceSummary(
                        resource.type(),
                        resource.physicalId(),
                        resource.state().text(),
                        resource.state().reason(),
                        resource.description(),
                        resource.updatedAt()),
                requireNonNull(
                        resource.substance().document(),
                        () -> "Resource '%s' has no document.".formatted(resource.name())),
                resource.definition().secrecy() == Secrecy.NOTHING ? null : creatorId,
                types.named(resource.nativeType()).isServer() ? resource.physicalId() : null);
    }
}
