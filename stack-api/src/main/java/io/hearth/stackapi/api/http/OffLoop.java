package io.hearth.stackapi.api.http;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * Runs work that costs time, such as parsing a template, away from the event loop; what follows
 * runs on the request's context again, where its session lives.
 */
@ApplicationScoped
public class OffLoop {
    private final Vertx vertx;

    OffLoop(Vertx vertx) {
        this.vertx = vertx;
    }

    public <T> Uni<T> run(Supplier<T> work) {
        return vertx.executeBlocking(work::get, false);
    }
}
