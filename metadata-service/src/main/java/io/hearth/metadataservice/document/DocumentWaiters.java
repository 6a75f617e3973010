package io.hearth.metadataservice.document;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Callers that wait for a document to change. */
final class DocumentWaiters {
    private final ConcurrentMap<DocumentKey, Set<CompletableFuture<Void>>> waiting =
            new ConcurrentHashMap<>();

    /**
     * @return completes at the next change; to be handed to {@link #leave} in the end
     */
    CompletableFuture<Void> join(DocumentKey key) {
        CompletableFuture<Void> change = new CompletableFuture<>();
        waiting.compute(
                key,
                (wanted, others) -> {
                    Set<CompletableFuture<Void>> all = others == null ? new HashSet<>() : others;
                    all.add(change);
                    return all;
                });
        return change;
    }

    void leave(DocumentKey key, CompletableFuture<Void> change) {
        waiting.computeIfPresent(
                key,
                (wanted, all) -> {
                    all.remove(change);
                    return all.isEmpty() ? null : all;
                });
    }

    void wake(DocumentKey key) {
        Set<CompletableFuture<Void>> all = waiting.remove(key);
        if (all != null) {
            all.forEach(change -> change.complete(null));
        }
    }

    void wakeAll() {
        List.copyOf(waiting.keySet()).forEach(this::wake);
    }
}
