package io.hearth.messaging;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The trace that an event belongs to, as headers of its record: once in CloudEvents' words and once
 * in those that tracing tools look for themselves.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/distributed-tracing.md">CloudEvents:
 *     Distributed Tracing extension</a>
 */
public final class TraceHeaders {
    private static final String CLOUD_EVENTS = "ce_";
    private static final TextMapPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final TextMapGetter<Map<String, String>> GETTER = new Getter();

    private TraceHeaders() {}

    /** Those of the current trace; empty when there is none. */
    public static Map<String, String> current() {
        Map<String, String> headers = new HashMap<>();
        W3C.inject(
                Context.current(),
                headers,
                (all, name, value) -> {
                    if (all != null) {
                        all.put(name, value);
                        all.put(CLOUD_EVENTS + name, value);
                    }
                });
        return headers;
    }

    /** Where a record came from; the root when it does not say, or not in W3C's form. */
    static Context origin(Map<String, String> headers) {
        return W3C.extract(Context.root(), headers, GETTER);
    }

    private static final class Getter implements TextMapGetter<Map<String, String>> {
        @Override
        public Iterable<String> keys(Map<String, String> headers) {
            return headers.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> headers, String name) {
            return headers == null
                    ? null
                    : headers.getOrDefault(name, headers.get(CLOUD_EVENTS + name));
        }
    }
}
