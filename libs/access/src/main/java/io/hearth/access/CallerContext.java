package io.hearth.access;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;

/**
 * Brings an answer that several requests wait for back to each request's own context: a database
 * session or a request's scope is bound to it.
 */
public final class CallerContext {
    private CallerContext() {}

    /**
     * What several requests may wait for: at once when it is there, else on the context of whoever
     * calls this. A caller that goes away does not end it for the others.
     */
    public static <T> Uni<T> answerOf(CompletableFuture<T> shared) {
        return shared.isDone() && !shared.isCompletedExceptionally()
                ? Uni.createFrom().item(shared.join())
                : backTo(Uni.createFrom().completionStage(shared.copy()));
    }

    /** The same outcome, on the context of whoever calls this; unchanged outside Vert.x. */
    public static <T> Uni<T> backTo(Uni<T> shared) {
        Context context = Vertx.currentContext();
        return context == null
                ? shared
                : shared.emitOn(command -> context.runOnContext(ignored -> command.run()));
    }
}
