package io.hearth.access.rest;

import io.hearth.messaging.LogContext;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives every answer its {@code x-openstack-request-id}, also those that no route gave. */
@Singleton
public class RequestIds {
    private static final String HEADER = "x-openstack-request-id";
    private static final int BEFORE_ALL_ELSE = 10_000;

    private final LogContext log;

    RequestIds(LogContext log) {
        this.log = log;
    }

    void register(@Observes Filters filters) {
        filters.register(this::name, BEFORE_ALL_ELSE);
    }

    /** Heat's health check, for load balancers that know it. */
    void healthcheck(@Observes Router router) {
        router.get("/healthcheck")
                .handler(
                        request ->
                                request.response()
                                        .putHeader("Content-Type", "text/plain; charset=UTF-8")
                                        .end("OK"));
    }

    /** The id that the answer to this request carries. */
    public static String of(@Nullable HttpServerRequest request) {
        String id = request == null ? null : request.response().headers().get(HEADER);
        return id == null ? "req-unknown" : id;
    }

    private void name(RoutingContext request) {
        String id = "req-" + UUID.randomUUID();
        request.response().putHeader(HEADER, id);
        log.ofRequest(id);
        request.next();
    }
}
