package io.hearth.stackapi.engine;

import io.hearth.contract.IdentityEvent;
import io.hearth.contract.ResourceEvent.ResourceAnswered;
import io.hearth.contract.SignalEvent.SignalReceived;
import io.hearth.stackapi.resource.Wait;
import io.hearth.stackapi.stack.Action;
import io.hearth.template.environment.Hook;
import java.time.Duration;

/** What makes the engine decide. */
sealed interface Trigger {
    /** A stack was requested; what it is to be made from is given. */
    record StackRequested() implements Trigger {}

    /** An update was requested; all resources are in view, and what they are to become is given. */
    record UpdateRequested(StackChange change, Blueprint blueprint) implements Trigger {}

    /** What an action did is to be undone; all resources and what was before are in view. */
    record RollbackRequested() implements Trigger {}

    /** What is going on is to stop where it is; the resources in progress are in view. */
    record StopRequested() implements Trigger {}

    /** The parent has given up what this stack does; the resources in progress are in view. */
    record ParentGaveUp() implements Trigger {}

    /** SUSPEND, RESUME or CHECK was requested; all resources are in view. */
    record ActionRequested(Action action) implements Trigger {}

    /**
     * A resource was told to be unhealthy, or to be healthy again; it is in view.
     *
     * @param reason for the resource's state
     */
    record HealthMarked(String resource, boolean unhealthy, String reason) implements Trigger {}

    /**
     * The owner wants another credential for a resource; it is in view.
     *
     * @param atOnce whether the present one is to be good for nothing from now on
     */
    record RotationRequested(String resource, boolean atOnce) implements Trigger {}

    /** A stack's deletion was requested; all its resources are in view. */
    record DeletionRequested() implements Trigger {}

    /** What the stack is made from, and how its resources are, has been noted. */
    record SnapshotTaken() implements Trigger {}

    /** A return to a snapshot was requested; all resources are in view, as for an update. */
    record RestoreRequested(StackChange change, Blueprint blueprint) implements Trigger {}

    /**
     * A stack is to be let go with all that stands for it left; its resources are in view.
     *
     * @param kept how long it can be taken back
     */
    record AbandonRequested(Duration kept) implements Trigger {}

    /** An abandoned nested stack is taken back with its root; all resources are in view. */
    record TakenBack() implements Trigger {}

    /** An abandoned stack is taken back; all resources are in view, as for an update. */
    record AdoptionRequested(StackChange change, Blueprint blueprint) implements Trigger {}

    /** The identity worker has answered. */
    record IdentityAnswered(IdentityEvent answer) implements Trigger {}

    /** A resource was signalled; those that wait for its signals are in view. */
    record SignalArrived(SignalReceived signal) implements Trigger {}

    /** A resource was signalled that takes no signals now; it is in view. */
    record SignalRefused(String resource) implements Trigger {}

    /** A provisioner has answered; the resources of the name are in view. */
    record AnswerArrived(ResourceAnswered answer) implements Trigger {}

    /** No provisioner has answered in time; the resources of the name are in view. */
    record Unanswered(String resource, String id) implements Trigger {}

    /**
     * The owner lets a resource go on that waits at a hook; all of its name, what they require and,
     * before a step forward, the template are in view.
     */
    record HookUnset(String resource, Hook hook) implements Trigger {}

    /**
     * A deployment waits for its config; that is in view, if it is there, and the resources that
     * the deployment requires.
     */
    record ConfigWanted(String resource, String id, Wait.ForConfig wanted) implements Trigger {}

    /** The time that a resource waited for has come. */
    record TimerDue(String resource) implements Trigger {}

    /** The nested stack behind a resource has come to an end; how far it is, is in view. */
    record NestedEnded(String resource) implements Trigger {}

    /** What the parent wants of this nested stack cannot be done; it tells why. */
    record WishRefused(Action action, String reason) implements Trigger {}

    /** The stack has had all the time it was given; its resources in progress are in view. */
    record StackTimerDue() implements Trigger {}

    /** A decision before: a resource has finished; those that may begin now are in view. */
    record ResourceFinished(String id) implements Trigger {}

    /** A decision before: a resource has failed; all resources in progress are in view. */
    record ResourceFailed(String id) implements Trigger {}

    /**
     * A decision before: what a complete resource tells of itself has changed; the template, those
     * that require it and all that they require are in view.
     */
    record AttributesChanged(String id) implements Trigger {}

    /** A decision before: all is as the template wants it; what is left over is in view. */
    record LeftoversDue() implements Trigger {}
}
