package io.hearth.stackapi.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.access.rest.FaultResponses;
import io.hearth.access.rest.HeatFault;
import io.hearth.access.rest.StrictJson;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses a body over Heat's {@code max_json_body_size}: before anything of it is read when its
 * length is announced. A body sent in chunks is cut off at {@code
 * quarkus.http.limits.max-body-size}, which is the same.
 */
@ApplicationScoped
public class BodyLimit {
    /** Before Quarkus' own check, which answers 413 with nothing in it. */
    private static final int EARLY = 100;

    private final ObjectMapper mapper;

    BodyLimit(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The answer to a body of any length over the limit. */
    static HeatFault exceeded() {
        return HeatFault.limitExceeded(
                "Request limit exceeded: JSON body exceeds maximum allowed size (%d bytes)."
                        .formatted(StrictJson.LARGEST_BODY));
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, EARLY);
    }

    private void check(RoutingContext exchange) {
        if (announced(exchange) <= StrictJson.LARGEST_BODY) {
            exchange.next();
            return;
        }
        HeatFault fault = exceeded();
        exchange.response()
                .setStatusCode(fault.type().status().code())
                .putHeader(HttpHeaders.CONNECTION, "close")
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(json(fault));
    }

    private String json(HeatFault fault) {
        try {
            return mapper.writeValueAsString(FaultResponses.of(fault).getEntity());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A fault is always JSON.", impossible);
        }
    }

    private static long announced(RoutingContext exchange) {
        String length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException notANumber) {
            return Long.MAX_VALUE;
        }
    }
}
