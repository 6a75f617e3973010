package io.hearth.access.identity;

import io.hearth.messaging.ChangeFeed;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Hears from the database what any replica's projection changed. Started by the first lookup, so
 * that a service without the read model has no such connection.
 */
@ApplicationScoped
class IdentityChanges {
    private static final Logger LOG = Logger.getLogger(IdentityChanges.class);

    private final IdentityMemory memory;
    private final ChangeFeed feed;
    private final AtomicBoolean started = new AtomicBoolean();

    IdentityChanges(DataSource database, IdentityMemory memory) {
        this.memory = memory;
        this.feed = new ChangeFeed(database, "identities", this::heard, memory::forgetAll);
    }

    void start() {
        if (started.compareAndSet(false, true)) {
            feed.start();
        }
    }

    /** False while a revocation by another replica could go unheard. */
    boolean areHeard() {
        return feed.listening();
    }

    void stop(@Observes ShutdownEvent event) {
        feed.stop();
    }

    private void heard(String change) {
        int space = change.indexOf(' ');
        String name = change.substring(space + 1);
        switch (change.substring(0, Math.max(space, 0))) {
            case "key-revoked" -> memory.keyRevoked(name);
            case "key-resting" -> memory.keyResting(name);
            case "user-changed" -> memory.userChanged(name);
            case "user-turned" -> memory.userTurned(name);
            case "user-leased" -> memory.userLeased(name);
            case "user-revoked" -> memory.userRevoked(name);
            default -> LOG.warnf("The change '%s' is not known here.", change);
        }
    }
}
