package io.hearth.stackapi.engine;

import io.hearth.messaging.ChangeFeed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Looks for due timers and triggers what they are for: at the clock's pace, and at once when the
 * database tells of one that is due already. A claim is a lease: the timer's own transaction
 * removes it, and one whose service died comes again.
 */
@ApplicationScoped
class TimerLoop {
    /** Counter: tries at a stack's due timers that failed; they come again after some seconds. */
    static final String FAILED = "hearth.timers.failed";

    private static final Logger LOG = Logger.getLogger(TimerLoop.class);
    private static final Duration PERIOD = Duration.ofMillis(150);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);
    private static final int BATCH = 50;

    /** Stacks whose timers are taken at the same time. */
    private static final int WORKERS = 4;

    private static final String CLAIM =
            "update timer set due_at = now() + interval '10 seconds'"
                    + " where (stack_id, resource) in (select stack_id, resource from timer"
                    + " where due_at <= now() order by due_at limit "
                    + BATCH
                    + " for update skip locked) returning stack_id, resource";

    private final DataSource database;
    private final Mutiny.SessionFactory sessions;
    private final Turns turns;
    private final Counter failed;
    private final Thread thread = new Thread(this::run, "timers");
    private final ChangeFeed told;
    private volatile boolean running;

    TimerLoop(
            DataSource database,
            Mutiny.SessionFactory sessions,
            Turns turns,
            MeterRegistry meters) {
        this.failed = meters.counter(FAILED);
        this.database = database;
        this.sessions = sessions;
        this.turns = turns;
        this.told = new ChangeFeed(database, "timer", nothing -> wake(), this::wake);
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread.setDaemon(true);
        thread.start();
        told.start();
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
        told.stop();
        wake();
    }

    private void wake() {
        LockSupport.unpark(thread);
    }

    private void run() {
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            while (running) {
                if (claimed(workers) < BATCH) {
                    LockSupport.parkNanos(PERIOD.toNanos());
                }
            }
        }
    }

    private int claimed(ExecutorService workers) {
        try {
            Map<String, List<String>> due = claim();
            List<Future<?>> work = new ArrayList<>();
            due.forEach((stack, names) -> work.add(workers.submit(() -> trigger(stack, names))));
            for (Future<?> one : work) {
                one.get();
            }
            return due.values().stream().mapToInt(List::size).sum();
        } catch (SQLException | ExecutionException e) {
            LOG.warnf("The timers wait: %s", e.getMessage());
            LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
        } catch (InterruptedException e) {
            running = false;
        }
        return 0;
    }

    /** Stack to the names under which its timers stand. */
    private Map<String, List<String>> claim() throws SQLException {
        Map<String, List<String>> claimed = new LinkedHashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(CLAIM);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                claimed.computeIfAbsent(rows.getString(1), stack -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        }
        return claimed;
    }

    /** What fails here is claimed again when its lease is over. */
    private void trigger(String stackId, List<String> names) {
        try {
            VertxContextSupport.subscribeAndAwait(
                    () -> sessions.withTransaction(session -> turns.due(session, stackId, names)));
        } catch (Throwable e) {
            failed.increment();
            LOG.warnf(e, "The timers %s of stack %s wait.", names, stackId);
        }
    }
}
