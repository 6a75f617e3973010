package io.hearth.stackapi.engine;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Looks for due timers and triggers what they are for. A claim is a lease: the timer's own
 * transaction removes it, and one whose service died comes again.
 */
@ApplicationScoped
class TimerLoop {
    private static final Logger LOG = Logger.getLogger(TimerLoop.class);
    private static final Duration PERIOD = Duration.ofMillis(150);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);
    private static final int BATCH = 50;
    private static final String CLAIM =
            "update timer set due_at = now() + interval '30 seconds'"
                    + " where (stack_id, resource) in (select stack_id, resource from timer"
                    + " where due_at <= now() order by due_at limit "
                    + BATCH
                    + " for update skip locked) returning stack_id, resource";

    private final DataSource database;
    private final Mutiny.SessionFactory sessions;
    private final Turns turns;
    private final Thread thread = new Thread(this::run, "timers");
    private volatile boolean running;

    TimerLoop(DataSource database, Mutiny.SessionFactory sessions, Turns turns) {
        this.database = database;
        this.sessions = sessions;
        this.turns = turns;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (running) {
            try {
                List<Due> due = claim();
                due.forEach(this::trigger);
                if (due.size() < BATCH) {
                    LockSupport.parkNanos(PERIOD.toNanos());
                }
            } catch (SQLException e) {
                LOG.warnf("The timers wait: %s", e.getMessage());
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
            }
        }
    }

    private List<Due> claim() throws SQLException {
        List<Due> claimed = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(CLAIM);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                claimed.add(new Due(rows.getString(1), rows.getString(2)));
            }
        }
        return claimed;
    }

    /** What fails here is claimed again when its lease is over. */
    private void trigger(Due due) {
        try {
            VertxContextSupport.subscribeAndAwait(
                    () -> sessions.withTransaction(session -> turn(session, due)));
        } catch (Throwable e) {
            LOG.warnf(
                    e,
                    "The timer of stack %s, resource '%s', waits.",
                    due.stackId(),
                    due.resource());
        }
    }

    private Uni<Void> turn(Mutiny.Session session, Due due) {
        if (due.resource().isEmpty()) {
            return turns.take(session, due.stackId(), new Trigger.StackTimerDue());
        }
        if (due.resource().equals(Notice.BEGIN)) {
            return turns.begin(session, due.stackId());
        }
        if (Notice.isEnded(due.resource())) {
            return turns.ended(session, due.stackId(), Notice.resourceOf(due.resource()));
        }
        return turns.take(session, due.stackId(), new Trigger.TimerDue(due.resource()));
    }

    private record Due(String stackId, String resource) {}
}
