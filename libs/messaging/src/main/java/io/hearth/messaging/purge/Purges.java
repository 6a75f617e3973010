package io.hearth.messaging.purge;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Runs every {@link Purge} of the service each {@code hearth.purge.period}. Every replica does;
 * each batch is a transaction of its own.
 */
@ApplicationScoped
public class Purges {
    /** Counter: rows removed; tag {@code what}. */
    static final String PURGED = "hearth.purged";

    private static final Logger LOG = Logger.getLogger(Purges.class);

    private final DataSource database;
    private final List<Purge> purges;
    private final MeterRegistry meters;
    private final Duration period;
    private final Clock clock = Clock.systemUTC();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("purges").factory());

    Purges(
            DataSource database,
            @All List<Purge> purges,
            MeterRegistry meters,
            @ConfigProperty(name = "hearth.purge.period") Duration period) {
        this.database = database;
        this.purges = purges.stream().sorted(Comparator.comparing(Purge::name)).toList();
        this.meters = meters;
        this.period = period;
    }

    void start(@Observes StartupEvent event) {
        // replicas that start together need not purge together
        long first = ThreadLocalRandom.current().nextLong(period.toMillis()) + 1;
        timer.scheduleWithFixedDelay(this::run, first, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    /** One round, until nothing is left of each kind. Blocks; what fails waits for the next. */
    public void run() {
        for (Purge purge : purges) {
            try {
                long removed = removeAll(purge);
                if (removed > 0) {
                    LOG.debugf("%d of %s purged", removed, purge.name());
                    meters.counter(PURGED, "what", purge.name()).increment(removed);
                }
            } catch (SQLException | RuntimeException e) {
                LOG.warnf(
                        "The purge of %s waits for its next time: %s",
                        purge.name(), e.getMessage());
            }
        }
    }

    private long removeAll(Purge purge) throws SQLException {
        long all = 0;
        int removed;
        do {
            removed = removeBatch(purge);
            all += removed;
        } while (removed == purge.batch() && !timer.isShutdown());
        return all;
    }

    private int removeBatch(Purge purge) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(purge.sql())) {
            delete.setTimestamp(1, Timestamp.from(clock.instant().minus(purge.age())));
            delete.setInt(2, purge.batch());
            return delete.executeUpdate();
        }
    }
}
