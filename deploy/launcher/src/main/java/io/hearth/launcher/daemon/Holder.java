package io.hearth.launcher.daemon;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What has been started; closed the services first, then what they need, newest first. */
final class Holder {
    private final Deque<AutoCloseable> backing = new ArrayDeque<>();
    private final List<ChildProcess> services = new ArrayList<>();
    private boolean closed;

    synchronized <T extends AutoCloseable> T hold(T part) {
        if (closed) {
            close(part);
        } else {
            backing.push(part);
        }
        return part;
    }

    synchronized void holdService(ChildProcess service) {
        if (closed) {
            close(service);
        } else {
            services.add(service);
        }
    }

    void closeAll() {
        List<ChildProcess> running;
        List<AutoCloseable> rest;
        synchronized (this) {
            closed = true;
            running = List.copyOf(services);
            rest = List.copyOf(backing);
        }
        CompletableFuture.allOf(
                        running.stream()
                                .map(
                                        service ->
                                                CompletableFuture.runAsync(
                                                        service::close,
                                                        task -> Thread.ofVirtual().start(task)))
                                .toArray(CompletableFuture[]::new))
                .join();
        rest.forEach(Holder::close);
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            e.printStackTrace();
        }
    }
}
