package io.hearth.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.contract.Event;
import io.hearth.contract.EventCodec;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.IdentityEvent.IdentityFailed;
import io.hearth.contract.IdentityEvent.IdentityWaiting;
import io.hearth.contract.ResourceEvent.ResourceRequested;
import io.hearth.contract.SignalEvent.SignalReceived;
import io.hearth.contract.SignalEvent.SignalRefused;
import io.hearth.contract.StackEvent;
import io.hearth.contract.StackEvent.HookCleared;
import io.hearth.contract.StackEvent.HookReached;
import io.hearth.contract.StackEvent.KeypairWanted;
import io.hearth.contract.StackEvent.KeystoneRequested;
import io.hearth.contract.StackEvent.ResourceStateChanged;
import io.hearth.contract.StackEvent.StackStateChanged;
import io.hearth.contract.StackEvent.TrusteeWanted;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.launcher.bus.EventLine;
import io.hearth.launcher.bus.StackEvents;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a stack stands, and what those of its resources wait for that are not complete. */
final class StackExplanation {
    private static final String COMPLETE = "COMPLETE";
    private static final String ROW = "    %s  %s%n";
    private static final int MOST_LINES = 30;

    private final EventCodec codec = new EventCodec();
    private final ObjectMapper json = new ObjectMapper();
    private final StackEvents told;
    private final Map<String, List<EventEnvelope>> byResource = new LinkedHashMap<>();

    StackExplanation(StackEvents told) {
        this.told = told;
        for (EventEnvelope event : told.events()) {
            JsonNode data = data(event.event());
            String resource = data.path("resource").asText();
            if (!resource.isEmpty()) {
                byResource
                        .computeIfAbsent(name(data, resource), key -> new ArrayList<>())
                        .add(event);
            }
        }
    }

    /** Of a nested stack the resource's name alone could be any's. */
    private String name(JsonNode data, String resource) {
        return data.at("/stack/id").asText().equals(told.stack().id())
                ? resource
                : data.at("/stack/name").asText() + "/" + resource;
    }

    /** The stack, and each resource that is not complete. */
    void print(PrintWriter out) {
        out.printf("Stack %s (%s) %s%n", told.stack().name(), told.stack().id(), stands());
        long complete = 0;
        for (Map.Entry<String, List<EventEnvelope>> resource : byResource.entrySet()) {
            Optional<ResourceStateChanged> last = lastState(resource.getValue());
            Optional<String> hook = standsAt(resource.getValue());
            if (hook.isPresent()) {
                out.printf("  %s stands at %s%n", resource.getKey(), hook.get());
            } else if (last.isPresent() && !last.get().status().equals(COMPLETE)) {
                out.printf(
                        "  %s is %s%n", resource.getKey(), state(last.get(), resource.getValue()));
                waitsFor(resource.getValue()).ifPresent(cause -> out.printf("    %s%n", cause));
            } else if (last.isPresent()) {
                complete++;
                signals(resource.getValue())
                        .ifPresent(came -> out.printf("  %s %s%n", resource.getKey(), came));
            }
        }
        out.printf("  Resources that are as they ought to be: %d%n", complete);
    }

    /**
     * All that was told of one resource.
     *
     * @return whether anything was
     */
    boolean print(String resource, PrintWriter out) {
        List<EventEnvelope> events = byResource.getOrDefault(resource, List.of());
        if (events.isEmpty()) {
            return false;
        }
        lastState(events)
                .ifPresent(last -> out.printf("%s is %s%n", resource, state(last, events)));
        waitsFor(events).ifPresent(cause -> out.printf("  %s%n", cause));
        events.stream()
                .skip(Math.max(0, events.size() - MOST_LINES))
                .forEach(event -> out.printf(ROW, event.time(), line(event.event())));
        return true;
    }

    private String stands() {
        return told.events().reversed().stream()
                .filter(event -> isOfStack(event.event()))
                .findFirst()
                .map(
                        event -> {
                            StackStateChanged last = (StackStateChanged) event.event();
                            return "is %s_%s since %s: %s"
                                    .formatted(
                                            last.action(),
                                            last.status(),
                                            event.time(),
                                            last.reason());
                        })
                .orElse("has told nothing of its state.");
    }

    private boolean isOfStack(Event event) {
        return event instanceof StackStateChanged changed
                && changed.stack().id().equals(told.stack().id());
    }

    private static Optional<ResourceStateChanged> lastState(List<EventEnvelope> events) {
        return events.reversed().stream()
                .map(EventEnvelope::event)
                .filter(ResourceStateChanged.class::isInstance)
                .map(ResourceStateChanged.class::cast)
                .findFirst();
    }

    private static String state(ResourceStateChanged last, List<EventEnvelope> events) {
        String since =
                events.reversed().stream()
                        .filter(event -> event.event() == last)
                        .map(event -> event.time().toString())
                        .findFirst()
                        .orElse("");
        String state = "%s_%s since %s".formatted(last.action(), last.status(), since);
        return last.reason().isEmpty() ? state : state + ": " + last.reason();
    }

    /** A hook that nobody has cleared, and nothing has happened behind. */
    private static Optional<String> standsAt(List<EventEnvelope> events) {
        return events.reversed().stream()
                .map(EventEnvelope::event)
                .filter(
                        event ->
                                event instanceof HookReached
                                        || event instanceof HookCleared
                                        || event instanceof ResourceStateChanged)
                .findFirst()
                .filter(HookReached.class::isInstance)
                .map(
                        event ->
                                "the hook %s until that is cleared."
                                        .formatted(((HookReached) event).hook()));
    }

    /** By what was told of it last; nothing where its own reason says all. */
    private static Optional<String> waitsFor(List<EventEnvelope> events) {
        Optional<ResourceStateChanged> state = lastState(events);
        if (state.isEmpty() || !state.get().status().equals("IN_PROGRESS")) {
            return Optional.empty();
        }
        EventEnvelope last =
                events.reversed().stream()
                        .filter(event -> !(event.event() instanceof ResourceStateChanged))
                        .findFirst()
                        .orElse(events.getLast());
        return Optional.of(cause(last.event()))
                .filter(cause -> !cause.isEmpty())
                .map(cause -> cause + " (" + last.time() + ")");
    }

    private static String cause(Event last) {
        return switch (last) {
            case UserWanted wanted -> notAnswered();
            case KeypairWanted wanted -> notAnswered();
            case TrusteeWanted wanted -> notAnswered();
            case KeystoneRequested wanted -> notAnswered();
            case IdentityWaiting waiting -> "Its identity waits: " + waiting.reason();
            case IdentityFailed failed -> "Its identity failed: " + failed.reason();
            case ResourceRequested request -> "No provisioner has answered its request yet.";
            case SignalRefused refused ->
                    "A signal came during %s and was not taken.".formatted(refused.during());
            case SignalReceived received -> "It waits for more signals.";
            case StackEvent other -> "It waits for signals, for another resource, or for its time.";
            default -> "";
        };
    }

    private static Optional<String> signals(List<EventEnvelope> events) {
        List<EventEnvelope> signals =
                events.stream().filter(event -> event.event() instanceof SignalReceived).toList();
        return signals.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "was signalled %s, the last time at %s with %s."
                                .formatted(
                                        signals.size() == 1 ? "once" : signals.size() + " times",
                                        signals.getLast().time(),
                                        ((SignalReceived) signals.getLast().event()).status()));
    }

    private static String notAnswered() {
        return "The identity worker has not answered since; 'hearth doctor' tells what is wrong, 'hearth dlq list' what it could not take.";
    }

    private String line(Event event) {
        String type = EventCodec.typeOf(event.getClass());
        return type + "  " + EventLine.fields(type, data(event));
    }

    private JsonNode data(Event event) {
        try {
            return json.readTree(codec.data(event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
