package io.hearth.identityworker.delegated;

import io.hearth.identityworker.reconcile.Claims;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The one loop over all tasks: each in a thread of its own, never one in two at once, on this
 * replica or another. It is woken when an event has been committed, and looks besides on a timer.
 */
public final class TaskLoop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TaskLoop.class);
    private static final long LOOK_MILLIS = 1_000;

    private final TaskStore store;
    private final TaskWork work;
    private final Claims claims;
    private final Set<String> running = new HashSet<>();
    private final Set<String> woken = new HashSet<>();
    private boolean stopping;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("delegated-timer").factory());

    public TaskLoop(TaskStore store, TaskWork work, DataSource database) {
        this.store = store;
        this.work = work;
        this.claims = new Claims(database);
    }

    /** Begins to look on the timer. */
    public void start() {
        timer.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Tells that a task has something to do. Returns at once. */
    public synchronized void wake(String id) {
        if (!stopping && !running.add(id)) {
            woken.add(id);
        } else if (!stopping) {
            Thread.ofVirtual().name("delegated-" + id).start(() -> run(id));
        }
    }

    /** Begins no further attempt; those under way end on their own. */
    @Override
    public void close() {
        timer.shutdownNow();
        synchronized (this) {
            stopping = true;
        }
        claims.close();
    }

    private void look() {
        try {
            store.due().forEach(this::wake);
        } catch (RuntimeException e) {
            LOG.warnf("The tasks cannot be looked through: %s", e.getMessage());
        }
    }

    private void run(String id) {
        try {
            do {
                claimed(id);
            } while (isWokenAgain(id));
        } catch (RuntimeException e) {
            LOG.warnf(e, "Task %s waits: %s", id, e.getMessage());
            ended(id);
        }
    }

    private void claimed(String id) {
        String claim = "task " + id;
        if (claims.claim(claim)) {
            try {
                Optional<Task> due = store.due(id);
                while (due.isPresent() && !isStopping()) {
                    work.attempt(due.get());
                    due = store.due(id);
                }
            } finally {
                claims.release(claim);
            }
        }
    }

    private synchronized boolean isWokenAgain(String id) {
        boolean again = woken.remove(id) && !stopping;
        if (!again) {
            running.remove(id);
        }
        return again;
    }

    private synchronized void ended(String id) {
        woken.remove(id);
        running.remove(id);
    }

    private synchronized boolean isStopping() {
        return stopping;
    }
}
