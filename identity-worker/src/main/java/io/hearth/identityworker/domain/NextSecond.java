package io.hearth.identityworker.domain;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Keystone tells by the second which tokens are older than a password, or than their user's
 * disablement, and so dead: one that is got in the same second would be among them.
 */
public final class NextSecond {
    private NextSecond() {}

    /** Blocks for a second. */
    public static void await() {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS))
                .join();
    }
}
