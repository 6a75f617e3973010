package io.hearth.stackapi.engine;

import io.hearth.contract.AlarmRule;
import io.hearth.contract.StackRef;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.PlainJson;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackEvent;
import io.hearth.stackapi.stack.State;
import io.hearth.stackapi.stack.Status;
import io.hearth.template.ResourceDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A decision while it is made: the scene as it becomes, and the effects that make it so. */
final class Draft {
    static final String STATE_CHANGED = "state changed";

    private final Scene scene;
    private final List<Effect> effects = new ArrayList<>();
    private final List<Trigger> next = new ArrayList<>();

    Draft(Scene scene) {
        this.scene = scene;
    }

    Decision decision() {
        return new Decision(effects, next);
    }

    Scene scene() {
        return scene;
    }

    Stack stack() {
        return scene.stack();
    }

    Instant now() {
        return scene.surroundings().now();
    }

    StackRef ref() {
        Stack stack = scene.stack();
        return new StackRef(stack.id(), stack.name(), stack.rootId(), stack.projectId());
    }

    ResourceType type(Resource resource) {
        return scene.surroundings().types().named(resource.nativeType());
    }

    ResourceContext context(Resource resource) {
        return scene.context(resource);
    }

    void add(Effect effect) {
        effects.add(effect);
    }

    void then(Trigger trigger) {
        next.add(trigger);
    }

    /** The stack enters a state, and its event list says so. */
    void enter(Stack changed) {
        scene.put(changed);
        add(new Effect.StackChanged(changed));
        record(
                changed.name(),
                StackEvent.STACK_TYPE,
                changed.id(),
                changed.state().action().name(),
                changed.state());
        Stack.Parent parent = changed.parent();
        if (parent != null && !changed.state().inProgress()) {
            add(new Effect.ParentTold(parent));
        }
    }

    void store(Stack changed) {
        scene.put(changed);
        add(new Effect.StackStored(changed));
    }

    Resource store(Resource changed) {
        scene.put(changed);
        add(new Effect.ResourceStored(changed));
        return changed;
    }

    /** A resource that was not there before. */
    Resource add(Resource fresh) {
        scene.put(fresh);
        add(new Effect.ResourceAdded(fresh));
        return fresh;
    }

    /** The resource enters a state, and the stack's event list says so. */
    Resource enter(Resource changed) {
        Resource revised = changed.revised(now());
        scene.put(revised);
        add(new Effect.ResourceChanged(revised));
        record(revised, revised.state().action().name());
        return revised;
    }

    /** The resource's document has changed. */
    Resource republish(Resource changed) {
        Resource revised = changed.revised(now());
        scene.put(revised);
        add(new Effect.DocumentChanged(revised));
        return revised;
    }

    /** The stack's timer for the action that begins. */
    Effect stackTimer() {
        return new Effect.TimerSet("", now().plus(stack().timeout()));
    }

    /** Of a resource that waits no more. */
    void clearTimer(Resource resource) {
        if (Waiting.forAnswer(resource)) {
            add(new Effect.TimerCleared(Notice.unanswered(resource.name(), resource.id())));
        } else if (Waiting.withTimer(resource)) {
            add(new Effect.TimerCleared(resource.name()));
        }
    }

    /** The event list says that an action on a resource was refused; the resource stays. */
    void refuse(Resource resource, Action action, String reason) {
        String physicalId = resource.physicalId();
        record(
                resource.name(),
                resource.type(),
                physicalId == null ? resource.physicalName() : physicalId,
                action.name(),
                new State(action, Status.FAILED, reason));
    }

    /** The event list says something of a resource that stays in its state. */
    void tell(Resource resource, String reason) {
        State state = resource.state();
        State told = new State(state.action(), state.status(), reason);
        record(resource.in(told), state.action().name());
    }

    void record(Resource resource, String action) {
        String physicalId = resource.physicalId();
        record(
                resource.name(),
                resource.type(),
                physicalId == null ? resource.physicalName() : physicalId,
                action,
                resource.state());
    }

    void record(String name, String type, @Nullable String physicalId, String action, State state) {
        add(
                new Effect.EventRecorded(
                        new StackEvent(
                                "",
                                0,
                                stack().id(),
                                now(),
                                name,
                                type,
                                physicalId,
                                action,
                                state.status().name(),
                                state.reason())));
    }

    /** There may be a domain project from now on. */
    void expectIdentities() {
        Stack stack = stack();
        if (!stack.progress().identities()) {
            store(stack.at(stack.progress().withIdentities()));
        }
    }

    Sealed seal(Resource resource, String field, Secret secret) {
        return scene.surroundings()
                .sealer()
                .seal(secret, SceneContext.sealContext(resource, field));
    }

    /** With what it is made or updated from from now on. */
    Resource made(Resource resource, ResourceType type, Frozen from) {
        ResourceDefinition definition = scene.definition(resource.name());
        String description = definition.description();
        return judged(
                resource.of(
                        new Resource.Definition(
                                definition.type(),
                                type.name(),
                                description == null ? "" : description,
                                definition.deletionPolicy(),
                                resource.definition().hooks(),
                                resource.definition().secrecy(),
                                seal(resource, SealContext.DEFINITION, Secret.of(from.write())))));
    }

    /** With the document that follows from its template's metadata. */
    Resource withMetadata(Resource resource, ResourceType type, Frozen wanted) {
        return withDocument(
                resource, PlainJson.write(type.document(context(resource), wanted.metadata())));
    }

    /** With the word on who may read what it is made from from now on. */
    Resource judged(Resource resource) {
        return resource.of(resource.definition().with(new CreatorOnly(scene).secrecy(resource)));
    }

    /**
     * @param document as JSON, within the {@link MetadataLimit}
     */
    Resource withDocument(Resource resource, String document) {
        Resource.Substance own = resource.substance();
        Sealed ciphertext = seal(resource, SealContext.METADATA, Secret.of(document));
        return resource.of(
                new Resource.Substance(
                        own.physicalId(),
                        own.data(),
                        own.secrets(),
                        ciphertext,
                        own.waitingFor(),
                        own.identityWanted()));
    }

    /** Adds what a step makes to what the resource is, and what it waits for from now on. */
    Resource with(Resource resource, Outcome outcome, @Nullable String waitingFor) {
        Resource.Substance own = resource.substance();
        Map<String, String> data = new HashMap<>(own.data());
        data.putAll(outcome.data());
        Map<String, Sealed> secrets = new HashMap<>(own.secrets());
        outcome.secrets().forEach((key, secret) -> secrets.put(key, seal(resource, key, secret)));
        Resource with =
                resource.of(
                        new Resource.Substance(
                                outcome.physicalId() == null
                                        ? own.physicalId()
                                        : outcome.physicalId(),
                                data,
                                secrets,
                                own.document(),
                                waitingFor,
                                own.identityWanted()));
        if (outcome.deployed() != null) {
            new Deploying(this).publish(resource, outcome.deployed());
        }
        AlarmRule rule = outcome.alarm();
        if (rule != null) {
            with = new Alarming(this).define(with, rule);
        }
        return outcome.document() == null
                ? with
                : withDocument(with, PlainJson.write(outcome.document()));
    }
}
