package io.hearth.metadataservice.document;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Documents in memory, the ones that are asked for most. A document may be large, so they are
 * bounded by what they take, not by their number.
 */
final class OpenDocuments {
    /** What a document takes beside its text, in bytes. */
    private static final int BESIDE = 1_000;

    private final AsyncCache<DocumentKey, Optional<Document>> documents;

    /**
     * @param bytes that they take together at most
     */
    OpenDocuments(long bytes) {
        documents =
                Caffeine.newBuilder()
                        .maximumWeight(bytes)
                        .weigher(
                                (DocumentKey key, Optional<Document> document) ->
                                        BESIDE + document.map(OpenDocuments::textBytes).orElse(0))
                        .executor(Runnable::run)
                        .buildAsync();
    }

    /** What is in memory, or what the load brings; those who ask meanwhile wait for the same. */
    CompletableFuture<Optional<Document>> get(
            DocumentKey key, Function<DocumentKey, CompletableFuture<Optional<Document>>> load) {
        return documents.get(key, (wanted, executor) -> load.apply(wanted));
    }

    /** Also when it is being loaded. */
    void drop(DocumentKey key) {
        documents.synchronous().invalidate(key);
    }

    void dropAll() {
        documents.synchronous().invalidateAll();
    }

    private static int textBytes(Document document) {
        return document.metadata().length() * Character.BYTES;
    }
}
