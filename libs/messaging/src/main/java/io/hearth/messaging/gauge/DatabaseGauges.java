package io.hearth.messaging.gauge;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Reads every {@link DatabaseGauge} of the service as often as it is likely to be asked for. While
 * the database is away they are not known: NaN.
 */
@ApplicationScoped
class DatabaseGauges {
    private static final Logger LOG = Logger.getLogger(DatabaseGauges.class);
    private static final Duration PERIOD = Duration.ofSeconds(15);

    private final DataSource database;
    private final List<DatabaseGauge> gauges;
    private final Map<DatabaseGauge, Double> known = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("database-gauges").factory());

    DatabaseGauges(DataSource database, @All List<DatabaseGauge> gauges, MeterRegistry meters) {
        this.database = database;
        this.gauges = gauges;
        for (DatabaseGauge gauge : gauges) {
            Gauge.builder(gauge.name(), () -> known.getOrDefault(gauge, Double.NaN))
                    .baseUnit(gauge.unit())
                    .register(meters);
        }
    }

    void start(@Observes StartupEvent event) {
        timer.scheduleWithFixedDelay(this::refresh, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    /** Blocks. */
    void refresh() {
        try (Connection connection = database.getConnection()) {
            for (DatabaseGauge gauge : gauges) {
                known.put(gauge, gauge.read(connection));
            }
        } catch (SQLException | RuntimeException e) {
            known.clear();
            LOG.warnf("The database's figures are not known: %s", e.getMessage());
        }
    }
}
