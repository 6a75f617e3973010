package io.hearth.launcher.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.contract.Event;
import io.hearth.contract.EventCodec;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.StackEvent.StackStateChanged;
import io.hearth.launcher.bus.EventLine;
import io.hearth.launcher.bus.StackEvents;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a stack stands, and what those of its resources wait for that are not complete. */
public final class StackExplanation {
    private static final String OF_RESOURCE = "  %s %s%n";
    private static final int MOST_LINES = 30;

    private final EventCodec codec = new EventCodec();
    private final ObjectMapper json = new ObjectMapper();
    private final StackEvents told;

    /** By their names, in the order in which they were first told of. */
    private final Map<String, ResourceHistory> resources = new LinkedHashMap<>();

    /**
     * @param told of the stack and those nested in it
     */
    public StackExplanation(StackEvents told) {
        this.told = told;
        Map<String, List<EventEnvelope>> events = new LinkedHashMap<>();
        for (EventEnvelope event : told.events()) {
            JsonNode data = data(event.event());
            String resource = data.path("resource").asText();
            if (!resource.isEmpty()) {
                events.computeIfAbsent(name(data, resource), name -> new ArrayList<>()).add(event);
            }
        }
        events.forEach((name, ofOne) -> resources.put(name, new ResourceHistory(ofOne)));
    }

    /** Of a nested stack the resource's name alone could be any's. */
    private String name(JsonNode data, String resource) {
        return data.at("/stack/id").asText().equals(told.stack().id())
                ? resource
                : data.at("/stack/name").asText() + "/" + resource;
    }

    /** The stack, and each resource that is not complete or was signalled. */
    public void print(PrintWriter out) {
        out.printf("Stack %s (%s) %s%n", told.stack().name(), told.stack().id(), stands());
        resources.forEach(
                (name, resource) -> {
                    if (resource.isComplete()) {
                        resource.signals().ifPresent(came -> out.printf(OF_RESOURCE, name, came));
                    } else {
                        resource.stands()
                                .ifPresent(stands -> out.printf(OF_RESOURCE, name, stands));
                        resource.waitsFor().ifPresent(cause -> out.printf("    %s%n", cause));
                    }
                });
        out.printf(
                "  Resources that are as they ought to be: %d%n",
                resources.values().stream().filter(ResourceHistory::isComplete).count());
    }

    /**
     * All that was told of one resource.
     *
     * @return whether anything was
     */
    public boolean print(String name, PrintWriter out) {
        ResourceHistory resource = resources.get(name);
        if (resource == null) {
            return false;
        }
        resource.stands().ifPresent(stands -> out.printf("%s %s%n", name, stands));
        resource.waitsFor().ifPresent(cause -> out.printf("  %s%n", cause));
        List<EventEnvelope> events = resource.events();
        events.stream()
                .skip(Math.max(0, events.size() - MOST_LINES))
                .forEach(event -> out.printf("    %s  %s%n", event.time(), line(event.event())));
        return true;
    }

    private String stands() {
        return told.events().reversed().stream()
                .filter(event -> isOfStack(event.event()))
                .findFirst()
                .map(StackExplanation::stands)
                .orElse("has told nothing of its state.");
    }

    private static String stands(EventEnvelope event) {
        StackStateChanged last = (StackStateChanged) event.event();
        return "is %s_%s since %s: %s"
                .formatted(last.action(), last.status(), event.time(), last.reason());
    }

    private boolean isOfStack(Event event) {
        return event instanceof StackStateChanged changed
                && changed.stack().id().equals(told.stack().id());
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
