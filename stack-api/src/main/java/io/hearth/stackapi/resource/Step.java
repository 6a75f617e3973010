package io.hearth.stackapi.resource;

/** How far a resource has come. */
public sealed interface Step {
    /** The action is complete. */
    record Done(Outcome outcome) implements Step {}

    /** The action goes on when something has come. */
    record Waiting(Wait on, Outcome outcome) implements Step {}

    /** What the action waits for has not come yet. */
    record StillWaiting() implements Step {}

    /**
     * The action has failed.
     *
     * @param errorType the name of Heat's exception, such as {@code WaitConditionFailure}
     * @param place where in the resource, such as {@code .resources.inner}; empty for all of it
     */
    record Failed(String errorType, String place, String message) implements Step {}

    static Step done() {
        return new Done(Outcome.NOTHING);
    }

    static Step done(Outcome outcome) {
        return new Done(outcome);
    }

    static Step waiting(Wait wait) {
        return new Waiting(wait, Outcome.NOTHING);
    }

    static Step stillWaiting() {
        return new StillWaiting();
    }

    static Step failed(String errorType, String message) {
        return new Failed(errorType, "", message);
    }
}
