package io.hearth.messaging;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.quarkus.opentelemetry.runtime.QuarkusContextStorage;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Does a record's work as a part of the trace that the record came from, so that what the work
 * appends to the outbox belongs to it too.
 */
@ApplicationScoped
class Continuation {
    private final Tracer tracer;

    Continuation(Tracer tracer) {
        this.tracer = tracer;
    }

    /**
     * @param records the headers of the records that are worked on together: the first's trace goes
     *     on, the others' are linked
     */
    Uni<Void> of(String topic, List<Map<String, String>> records, Supplier<Uni<Void>> work) {
        return Uni.createFrom().deferred(() -> within(span(topic, records), work));
    }

    private Span span(String topic, List<Map<String, String>> records) {
        SpanBuilder span =
                tracer.spanBuilder(topic + " process")
                        .setSpanKind(SpanKind.CONSUMER)
                        .setParent(TraceHeaders.origin(records.getFirst()));
        for (Map<String, String> other : records.subList(1, records.size())) {
            SpanContext origin = Span.fromContext(TraceHeaders.origin(other)).getSpanContext();
            if (origin.isValid()) {
                span.addLink(origin);
            }
        }
        return span.startSpan();
    }

    /**
     * The work stays on its Vert.x context, which keeps the trace from one callback to the next.
     */
    private static Uni<Void> within(Span span, Supplier<Uni<Void>> work) {
        Scope scope =
                QuarkusContextStorage.INSTANCE.attach(
                        Vertx.currentContext(), Context.root().with(span));
        return work.get()
                .onTermination()
                .invoke(
                        (done, failure, cancelled) -> {
                            if (failure != null) {
                                span.setStatus(StatusCode.ERROR, failure.getClass().getName());
                            }
                            span.end();
                            scope.close();
                        });
    }
}
