package io.hearth.access;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Brings an answer that several requests wait for back to each request's own context: a database
 * session or a request's scope is bound to it.
 */
public final class CallerContext {
    private CallerContext() {}

    /** The same outcome, on the context of whoever calls this; unchanged outside Vert.x. */
    public static <T> Uni<T> backTo(Uni<T> shared) {
        Context context = Vertx.currentContext();
        return context == null
                ? shared
                : shared.emitOn(command -> context.runOnContext(ignored -> command.run()));
    }
}
