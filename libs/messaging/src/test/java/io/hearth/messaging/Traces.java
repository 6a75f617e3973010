package io.hearth.messaging;

import io.hearth.contract.EventEnvelope;
import io.hearth.contract.StackRef;
import io.opentelemetry.api.trace.Span;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** In which trace each event was taken. */
final class Traces {
    private final Map<String, List<String>> bySubject = new ConcurrentHashMap<>();

    /** Notes the trace that is current where this is called. */
    void note(EventEnvelope envelope) {
        bySubject
                .computeIfAbsent(envelope.event().subject(), id -> new CopyOnWriteArrayList<>())
                .add(Span.current().getSpanContext().getTraceId());
    }

    List<String> on(StackRef stack) {
        return bySubject.getOrDefault(stack.id(), List.of());
    }
}
