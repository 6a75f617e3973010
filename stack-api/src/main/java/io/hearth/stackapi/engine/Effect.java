package io.hearth.stackapi.engine;

import io.hearth.contract.DeploymentEvent;
import io.hearth.contract.ResourceEvent.ResourceAnswered;
import io.hearth.contract.ResourceEvent.ResourceRequested;
import io.hearth.contract.StackEvent;
import io.hearth.contract.StackEvent.Delegated;
import io.hearth.stackapi.stack.NestedWish;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackDocument;
import io.hearth.template.environment.Hook;
import java.time.Instant;

/** What the engine has decided. */
sealed interface Effect {
    /** There is a resource that was not there before; nobody need know. */
    record ResourceAdded(Resource resource) implements Effect {}

    /** A resource is now like this; nobody need know. */
    record ResourceStored(Resource resource) implements Effect {}

    /** A resource has entered a state, and its document has a new version. */
    record ResourceChanged(Resource resource) implements Effect {}

    /** A resource's document has a new version. */
    record DocumentChanged(Resource resource) implements Effect {}

    /** A resource waits at a hook. */
    record HookReached(Resource resource, Hook hook) implements Effect {}

    /** A resource does not wait at a hook any more. */
    record HookCleared(Resource resource, Hook hook) implements Effect {}

    /** A resource is gone, and its document with it; its row goes with the stack. */
    record ResourceRemoved(Resource resource) implements Effect {}

    /** A resource is gone from a stack that goes on. */
    record ResourceForgotten(Resource resource) implements Effect {}

    /** A stack is now like this; nobody need know. */
    record StackStored(Stack stack) implements Effect {}

    /** A request has brought what the stack is made from in an epoch. */
    record DocumentBrought(long epoch, StackDocument document) implements Effect {}

    /** Only what the stack was made from in this epoch is needed from now on. */
    record OtherDocumentsForgotten(long epoch) implements Effect {}

    /** A stack has entered a state. */
    record StackChanged(Stack stack) implements Effect {}

    /** Something is wanted of identity-worker: to make, disable, enable or remove an identity. */
    record IdentityOrdered(StackEvent event) implements Effect {}

    /** There is a nested stack behind a resource that was not there before; it is to begin. */
    record NestedAdded(Resource resource, NestedSource source) implements Effect {}

    /** The nested stack behind a resource is to become another. */
    record NestedUpdated(Resource resource, NestedSource source) implements Effect {}

    /** The nested stack behind a resource is to do something. */
    record NestedWanted(Resource resource, NestedWish.Kind kind) implements Effect {}

    /** A nested stack has come to an end of what it did. */
    record ParentTold(Stack.Parent parent) implements Effect {}

    /** A provisioner is asked, and its answer is wanted. */
    record AnswerWanted(ResourceRequested request) implements Effect {}

    /** Something is to be done with the owner's authority; the trust is to be added. */
    record DelegatedOrdered(Delegated event) implements Effect {}

    /** A server gets something else to apply, or something less. */
    record DeploymentTold(DeploymentEvent event) implements Effect {}

    /** An alarm goes by another rule, or is gone. */
    record AlarmTold(StackEvent event) implements Effect {}

    /** Nobody waits for this answer: it is late, repeated, or of a request that never was. */
    record AnswerDropped(ResourceAnswered answer) implements Effect {}

    /**
     * A resource is to be looked at again.
     *
     * @param resource empty for the stack itself
     */
    record TimerSet(String resource, Instant due) implements Effect {}

    record TimerCleared(String resource) implements Effect {}

    record AllTimersCleared() implements Effect {}

    /** The event list gets an entry; its id and number come with its storing. */
    record EventRecorded(io.hearth.stackapi.stack.StackEvent event) implements Effect {}
}
