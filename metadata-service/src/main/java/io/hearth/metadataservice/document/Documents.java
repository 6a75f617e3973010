package io.hearth.metadataservice.document;

import io.hearth.access.CallerContext;
import io.hearth.messaging.ChangeFeed;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;

/**
 * The documents, served from memory. PostgreSQL is asked once per document and change: its
 * notification drops what is in memory, also a load that is under way, so that nothing older than
 * the last commit stays.
 */
@ApplicationScoped
public class Documents {
    /** The part of the heap that documents take at most is one of so many. */
    private static final int SHARE = 4;

    private final DocumentStore store;
    private final OpenDocuments open;
    private final DocumentWaiters waiters = new DocumentWaiters();
    private final ChangeFeed changes;

    Documents(DocumentStore store, DataSource database) {
        this.store = store;
        this.open = new OpenDocuments(Runtime.getRuntime().maxMemory() / SHARE);
        this.changes = new ChangeFeed(database, "document", this::changed, this::gap);
    }

    void start(@Observes StartupEvent event) {
        changes.start();
    }

    void stop(@Observes ShutdownEvent event) {
        changes.stop();
    }

    /** The current document; empty when there is none or it was withdrawn. */
    public Uni<Optional<Document>> find(DocumentKey key) {
        if (!key.isPossible()) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (!changes.listening()) {
            return store.find(key);
        }
        return CallerContext.answerOf(open.get(key, this::load));
    }

    /** By the names that an owner uses; asks PostgreSQL. */
    public Uni<Optional<Document>> findByName(String projectId, String stackName, String resource) {
        return store.findKey(projectId, stackName, resource)
                .chain(
                        key ->
                                key.map(this::find)
                                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /**
     * The document as soon as it is in another version than the caller's, or the current one when
     * the time is up.
     */
    public Uni<Optional<Document>> await(DocumentKey key, long version, Duration atMost) {
        // joined before the look, so that a change in between is not missed
        CompletableFuture<Void> change = waiters.join(key);
        return find(key)
                .chain(
                        now ->
                                now.isPresent() && now.get().version() == version
                                        ? atNext(change, atMost).chain(() -> find(key))
                                        : Uni.createFrom().item(now))
                .onTermination()
                .invoke(() -> waiters.leave(key, change));
    }

    /** Whether a stack of an owner has any resource, for telling which of the two is missing. */
    public Uni<Boolean> knowsStack(String stackId, String stackName, String projectId) {
        return store.knowsStack(stackId, stackName, projectId);
    }

    /** Whether the memory is kept fresh; without it every read asks PostgreSQL. */
    public boolean fresh() {
        return changes.listening();
    }

    private static Uni<Void> atNext(CompletableFuture<Void> change, Duration atMost) {
        return Uni.createFrom()
                .completionStage(change)
                .ifNoItem()
                .after(atMost)
                .recoverWithUni(() -> Uni.createFrom().voidItem());
    }

    private CompletableFuture<Optional<Document>> load(DocumentKey key) {
        return store.find(key).subscribeAsCompletionStage();
    }

    private void changed(String payload) {
        DocumentKey key = DocumentKey.fromNotification(payload);
        open.drop(key);
        waiters.wake(key);
    }

    private void gap() {
        open.dropAll();
        waiters.wakeAll();
    }
}
