package io.hearth.access.identity;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears from the database what any replica's projection changed. Started by the first lookup, so
 * that a service without the read model has no such thread.
 */
@ApplicationScoped
class IdentityChanges {
    private static final Logger LOG = Logger.getLogger(IdentityChanges.class);
    private static final Duration WAIT = Duration.ofSeconds(1);

    private static final PGNotification[] NONE = {};

    private final DataSource database;
    private final IdentityMemory memory;
    private final Thread thread = new Thread(this::run, "identity-changes");
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean stopping;

    IdentityChanges(DataSource database, IdentityMemory memory) {
        this.database = database;
        this.memory = memory;
    }

    void start() {
        if (started.compareAndSet(false, true)) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        thread.interrupt();
    }

    private void run() {
        while (!stopping) {
            try (Connection connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                if (!stopping) {
                    LOG.warnf("Changes of identities are not heard: %s", e.getMessage());
                    LockSupport.parkNanos(WAIT.toNanos());
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        execute(connection, "listen identities");
        // what happened before this was not heard
        memory.forgetAll();
        PGConnection notifications = connection.unwrap(PGConnection.class);
        try {
            while (!stopping) {
                PGNotification[] heard = notifications.getNotifications((int) WAIT.toMillis());
                for (PGNotification notification : heard == null ? NONE : heard) {
                    heard(notification.getParameter());
                }
            }
        } finally {
            execute(connection, "unlisten identities");
        }
    }

    private void heard(String change) {
        int space = change.indexOf(' ');
        String name = change.substring(space + 1);
        switch (change.substring(0, Math.max(space, 0))) {
            case "key-revoked" -> memory.keyRevoked(name);
            case "user-changed" -> memory.userChanged(name);
            case "user-revoked" -> memory.userRevoked(name);
            default -> LOG.warnf("The change '%s' is not known here.", change);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
