package io.hearth.access.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Ends the connection of who sends a request's body byte by byte, or begins it and goes away. Who
 * says nothing at all is cut off by the HTTP server's own {@code quarkus.http.idle-timeout}.
 */
@Singleton
public class SlowBodies {
    private static final int BEFORE_BODIES_ARE_READ = 9_500;

    /** Read late, as all settings of filters. */
    private final Provider<Duration> longest;

    SlowBodies(
            @ConfigProperty(name = "hearth.limit.request-body-within") Provider<Duration> longest) {
        this.longest = longest;
    }

    void register(@Observes Filters filters) {
        long millis = longest.get().toMillis();
        filters.register(request -> watch(request, millis), BEFORE_BODIES_ARE_READ);
    }

    private static void watch(RoutingContext exchange, long millis) {
        HttpServerRequest request = exchange.request();
        if (hasBody(request)) {
            long timer =
                    exchange.vertx()
                            .setTimer(
                                    millis,
                                    over -> {
                                        if (!request.isEnded()) {
                                            request.connection().close();
                                        }
                                    });
            exchange.addEndHandler(
                    answered -> {
                        if (request.isEnded()) { // the answer may come before the rest of it
                            exchange.vertx().cancelTimer(timer);
                        }
                    });
        }
        exchange.next();
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null
                ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                : !length.equals("0");
    }
}
