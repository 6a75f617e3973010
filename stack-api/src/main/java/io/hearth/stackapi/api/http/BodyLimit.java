package io.hearth.stackapi.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses a body over Heat's {@code max_json_body_size} before it is read, when its length is
 * announced. A body sent in chunks is cut off by {@code quarkus.http.limits.max-body-size}.
 */
@ApplicationScoped
public class BodyLimit {
    /** Heat's limit of a JSON body. */
    public static final int BYTES = 1_048_576;

    /** Before Quarkus' own check, which answers 413 without a body. */
    private static final int EARLY = 100;

    void register(@Observes Filters filters) {
        filters.register(BodyLimit::check, EARLY);
    }

    private static void check(RoutingContext exchange) {
        if (announced(exchange) > BYTES) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, "close");
            HeatFault.tooLong().writeTo(exchange.response());
        } else {
            exchange.next();
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
