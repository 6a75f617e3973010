package io.hearth.launcher.explanation;

import io.hearth.contract.Event;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.IdentityEvent.IdentityFailed;
import io.hearth.contract.IdentityEvent.IdentityWaiting;
import io.hearth.contract.ResourceEvent.ResourceRequested;
import io.hearth.contract.SignalEvent.SignalReceived;
import io.hearth.contract.SignalEvent.SignalRefused;
import io.hearth.contract.StackEvent.HookCleared;
import io.hearth.contract.StackEvent.HookReached;
import io.hearth.contract.StackEvent.KeypairWanted;
import io.hearth.contract.StackEvent.KeystoneRequested;
import io.hearth.contract.StackEvent.ResourceStateChanged;
import io.hearth.contract.StackEvent.TrusteeWanted;
import io.hearth.contract.StackEvent.UserWanted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What was told of one resource.
 *
 * @param events in the order of their times, one at least
 */
record ResourceHistory(List<EventEnvelope> events) {
    private static final String COMPLETE = "COMPLETE";
    private static final String IN_PROGRESS = "IN_PROGRESS";
    private static final String NOT_ANSWERED =
            "The identity worker has not answered since; 'hearth doctor' tells what is wrong, 'hearth dlq list' what it could not take.";

    ResourceHistory {
        events = List.copyOf(events);
    }

    /** Whether nothing is done to it, and nothing went wrong. */
    boolean isComplete() {
        return hook().isEmpty()
                && state().filter(state -> state.status().equals(COMPLETE)).isPresent();
    }

    /** Where it stands, such as {@code is CREATE_FAILED since …: why}; empty if nothing says so. */
    Optional<String> stands() {
        return hook().map("stands at the hook %s until that is cleared."::formatted)
                .or(() -> last(ResourceStateChanged.class::isInstance).map(this::stateSince));
    }

    private String stateSince(EventEnvelope told) {
        ResourceStateChanged state = (ResourceStateChanged) told.event();
        String since = "is %s_%s since %s".formatted(state.action(), state.status(), told.time());
        return state.reason().isEmpty() ? since : since + ": " + state.reason();
    }

    private Optional<ResourceStateChanged> state() {
        return last(ResourceStateChanged.class::isInstance)
                .map(EventEnvelope::event)
                .map(ResourceStateChanged.class::cast);
    }

    /** One that nobody has cleared, and behind which nothing has happened. */
    private Optional<String> hook() {
        return last(event ->
                        event instanceof HookReached
                                || event instanceof HookCleared
                                || event instanceof ResourceStateChanged)
                .map(EventEnvelope::event)
                .filter(HookReached.class::isInstance)
                .map(event -> ((HookReached) event).hook());
    }

    /** By what was told of it last; empty where {@link #stands} says all. */
    Optional<String> waitsFor() {
        if (hook().isPresent()
                || state().filter(state -> state.status().equals(IN_PROGRESS)).isEmpty()) {
            return Optional.empty();
        }
        EventEnvelope told =
                last(event -> !(event instanceof ResourceStateChanged)).orElse(events.getLast());
        return Optional.of(cause(told.event()) + " (" + told.time() + ")");
    }

    private static String cause(Event last) {
        return switch (last) {
            case UserWanted wanted -> NOT_ANSWERED;
            case KeypairWanted wanted -> NOT_ANSWERED;
            case TrusteeWanted wanted -> NOT_ANSWERED;
            case KeystoneRequested wanted -> NOT_ANSWERED;
            case IdentityWaiting waiting -> "Its identity waits: " + waiting.reason();
            case IdentityFailed failed -> "Its identity failed: " + failed.reason();
            case ResourceRequested request -> "No provisioner has answered its request yet.";
            case SignalRefused refused ->
                    "A signal came during %s and was not taken.".formatted(refused.during());
            case SignalReceived received -> "It waits for more signals.";
            default -> "It waits for signals, for another resource, or for its time.";
        };
    }

    /** How often it was signalled, and when last; empty if never. */
    Optional<String> signals() {
        List<EventEnvelope> signals =
                events.stream().filter(told -> told.event() instanceof SignalReceived).toList();
        if (signals.isEmpty()) {
            return Optional.empty();
        }
        Instant time = signals.getLast().time();
        String status = ((SignalReceived) signals.getLast().event()).status();
        return Optional.of(
                "was signalled %s, the last time at %s with %s."
                        .formatted(
                                signals.size() == 1 ? "once" : signals.size() + " times",
                                time,
                                status));
    }

    private Optional<EventEnvelope> last(Predicate<Event> of) {
        return events.reversed().stream().filter(told -> of.test(told.event())).findFirst();
    }
}
