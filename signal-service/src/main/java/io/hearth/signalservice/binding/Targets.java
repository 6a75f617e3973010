package io.hearth.signalservice.binding;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hearth.access.CallerContext;
import io.hearth.messaging.ChangeFeed;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The resources that can be signalled, in memory. PostgreSQL is asked once per resource and change:
 * its notification drops what is in memory, also a load that is under way.
 */
@ApplicationScoped
public class Targets {
    private final TargetStore store;
    private final AsyncCache<TargetKey, Optional<Target>> known;
    private final ChangeFeed changes;

    Targets(
            TargetStore store,
            DataSource database,
            @ConfigProperty(name = "hearth.targets.in-memory", defaultValue = "100000")
                    long inMemory) {
        this.store = store;
        this.known = Caffeine.newBuilder().maximumSize(inMemory).buildAsync();
        this.changes =
                new ChangeFeed(
                        database,
                        "target",
                        this::changed,
                        () -> known.synchronous().invalidateAll());
    }

    void start(@Observes StartupEvent event) {
        changes.start();
    }

    void stop(@Observes ShutdownEvent event) {
        changes.stop();
    }

    /** Empty when the bus has told of no such resource, or of its deletion. */
    public Uni<Optional<Target>> find(TargetKey key) {
        if (!key.isPossible()) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (!changes.listening()) {
            return load(key);
        }
        return CallerContext.answerOf(
                known.get(key, (wanted, executor) -> load(wanted).subscribeAsCompletionStage()));
    }

    /** Of a project's living stack of that name; empty when there is none. */
    Uni<Optional<Target>> findByName(String projectId, String stackName, String resource) {
        return store.findKey(projectId, stackName, resource)
                .chain(
                        key ->
                                key.map(this::find)
                                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** Whether a stack of an owner has any resource, for telling which of the two is missing. */
    Uni<Boolean> knowsStack(String stackId, String stackName, String projectId) {
        return store.knowsStack(stackId, stackName, projectId);
    }

    /** Whether the memory is kept fresh; without it every signal asks PostgreSQL. */
    public boolean fresh() {
        return changes.listening();
    }

    private Uni<Optional<Target>> load(TargetKey key) {
        return store.find(key).map(found -> found.filter(target -> !target.gone()));
    }

    /** The payload is a stack's id, and behind a space a resource's name unless all changed. */
    private void changed(String payload) {
        int space = payload.indexOf(' ');
        if (space < 0) {
            known.asMap().keySet().removeIf(key -> key.stackId().equals(payload));
        } else {
            known.synchronous()
                    .invalidate(
                            new TargetKey(
                                    payload.substring(0, space), payload.substring(space + 1)));
        }
    }
}
