package io.hearth.stackapi.engine;

import io.hearth.contract.IdentityEvent;
import io.hearth.contract.SignalEvent.SignalReceived;

/** What makes the engine decide. */
sealed interface Trigger {
    /** A stack was requested; all its resources are in view. */
    record StackRequested() implements Trigger {}

    /** A stack's deletion was requested; all its resources are in view. */
    record DeletionRequested() implements Trigger {}

    /** The identity worker has answered. */
    record IdentityAnswered(IdentityEvent answer) implements Trigger {}

    /** A resource was signalled; those that wait for its signals are in view. */
    record SignalArrived(SignalReceived signal) implements Trigger {}

    /** The time that a resource waited for has come. */
    record TimerDue(String resource) implements Trigger {}

    /** The stack has had all the time it was given; its resources in progress are in view. */
    record StackTimerDue() implements Trigger {}

    /** A decision before: a resource has finished; those that may begin now are in view. */
    record ResourceFinished(String resource) implements Trigger {}

    /** A decision before: a resource has failed; all resources in progress are in view. */
    record ResourceFailed(String resource) implements Trigger {}
}
