package io.hearth.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Tells a replica what any replica has changed in their common database, so that a read model may
 * be kept in memory: PostgreSQL's NOTIFY, which arrives after the commit.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-notify.html">PostgreSQL: NOTIFY</a>
 */
public final class ChangeFeed {
    private static final Logger LOG = Logger.getLogger(ChangeFeed.class);
    private static final Duration LOOK_AT_LIFE = Duration.ofSeconds(5);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(2);

    private final DataSource database;
    private final String channel;
    private final Consumer<String> onChange;
    private final Runnable onGap;
    private final Thread thread;
    private volatile boolean running;
    private volatile boolean listening;

    /**
     * @param channel an identifier, part of the SQL
     * @param onChange takes each notification's payload
     * @param onGap runs after each (re)connection: changes before it may have been missed
     */
    public ChangeFeed(
            DataSource database, String channel, Consumer<String> onChange, Runnable onGap) {
        this.database = database;
        this.channel = channel;
        this.onChange = onChange;
        this.onGap = onGap;
        this.thread = new Thread(this::run, "change-feed-" + channel);
    }

    public void start() {
        running = true;
        thread.setDaemon(true);
        thread.start();
    }

    public void stop() {
        running = false;
        thread.interrupt();
    }

    /** False while changes may be missed; what is in memory must not be trusted then. */
    public boolean listening() {
        return listening;
    }

    private void run() {
        while (running) {
            try (Connection connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                if (running) {
                    LOG.warnf("The change feed '%s' waits: %s", channel, e.getMessage());
                    LockSupport.parkNanos(backoff().toNanos());
                }
            } finally {
                listening = false;
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // of a half-open connection nothing else tells for minutes
            connection.setNetworkTimeout(
                    Runnable::run, (int) LOOK_AT_LIFE.multipliedBy(2).toMillis());
            try {
                statement.execute("listen " + channel);
                onGap.run();
                listening = true;
                hear(statement, connection.unwrap(PGConnection.class));
            } finally {
                // the pool hands the session on
                statement.execute("unlisten " + channel);
                connection.setNetworkTimeout(Runnable::run, 0);
            }
        }
    }

    private void hear(Statement statement, PGConnection notifications) throws SQLException {
        while (running) {
            PGNotification[] changes =
                    notifications.getNotifications((int) LOOK_AT_LIFE.toMillis());
            if (changes == null || changes.length == 0) {
                // a half-open connection is found only by using it
                statement.execute("select 1");
            } else {
                for (PGNotification change : changes) {
                    onChange.accept(change.getParameter());
                }
            }
        }
    }

    private static Duration backoff() {
        long ceiling = LONGEST_BACKOFF.toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(ceiling / 4, ceiling));
    }
}
