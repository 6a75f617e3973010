package io.hearth.webhookservice.delivery;

import io.vertx.core.http.HttpClientRequest;
import org.jspecify.annotations.Nullable;

/** A try's connection, which may come about only when the try is over. */
final class Line {
    private @Nullable HttpClientRequest request;
    private boolean over;

    /**
     * Whether the try still wants it; else the connection ends.
     *
     * @param made nothing of which has been sent
     */
    synchronized boolean isOpenWith(HttpClientRequest made) {
        request = made;
        if (over) {
            made.connection().close();
        }
        return !over;
    }

    /** Ends the try, with all that it has. */
    synchronized void hangUp() {
        over = true;
        if (request != null) {
            request.connection().close();
        }
    }
}
