package io.hearth.messaging.reseal;

import io.hearth.contract.seal.Keyset;
import io.hearth.contract.seal.Sealer;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Seals anew what older keys than the one that seals now have sealed: at the start, when the keyset
 * changes, and each {@code hearth.reseal.period} for as long as there are other keys, since a late
 * event may bring what one of them has sealed. Every replica does; no row is held for it.
 */
@ApplicationScoped
public class Resealing {
    private static final Logger LOG = Logger.getLogger(Resealing.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /**
     * Longer than any replica takes to see that its keyset is another, and to keep what it had
     * sealed by then. A count from before is no ground to remove a key on.
     */
    private static final Duration FOLLOWED = Duration.ofSeconds(5);

    private final DataSource database;
    private final List<SealedTable> tables;
    private final Sealer sealer;
    private final Duration period;
    private final SealMeters meters;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("resealing").factory());

    private List<Keyset.Key> sweptFor = List.of();
    private long nextSweep;
    private boolean settled;
    private Map<String, Long> broken = Map.of();

    Resealing(
            DataSource database,
            @All List<SealedTable> tables,
            Sealer sealer,
            MeterRegistry meters,
            @ConfigProperty(name = "hearth.reseal.period") Duration period) {
        this.database = database;
        this.tables = tables.stream().sorted(Comparator.comparing(SealedTable::name)).toList();
        this.sealer = sealer;
        this.period = period;
        this.meters = new SealMeters(meters);
    }

    void start(@Observes StartupEvent event) {
        // replicas that start together need not be at the same rows
        long first = ThreadLocalRandom.current().nextLong(LOOK_EVERY.toMillis());
        timer.scheduleWithFixedDelay(
                this::look, first, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private synchronized void look() {
        List<Keyset.Key> keys = sealer.keys();
        boolean changed = !keys.equals(sweptFor);
        if (changed || !settled && System.nanoTime() - nextSweep > 0) {
            sweep(keys, !changed);
            nextSweep = System.nanoTime() + (changed ? FOLLOWED : period).toNanos();
        }
    }

    /** One sweep through all that is sealed. Blocks; what fails waits for the next. */
    public synchronized void run() {
        sweep(sealer.keys(), true);
    }

    /**
     * @param lasting whether what is counted says how much there will be when nobody seals by the
     *     keys of before
     */
    private void sweep(List<Keyset.Key> keys, boolean lasting) {
        sweptFor = keys;
        Beginnings beginnings = new Beginnings(keys);
        boolean whole = true;
        Swept swept = Swept.NOTHING;
        for (SealedTable table : tables) {
            for (SealedColumn column : table.columns()) {
                try {
                    swept =
                            swept.plus(
                                    new ColumnSweep(database, table, column, sealer, beginnings)
                                            .run());
                } catch (SQLException | RuntimeException e) {
                    whole = false;
                    LOG.warnf(
                            "What is sealed in %s.%s waits for the next sweep: %s",
                            table.name(), column.name(), reason(e));
                }
            }
        }
        boolean known = whole && lasting;
        meters.tell(swept, beginnings.others(), known);
        tell(swept);
        settled = known && keys.size() == 1 && swept.outdated().isEmpty();
    }

    /** The database's own words may quote a row. */
    private static String reason(Exception failure) {
        return failure instanceof SQLException refused
                ? "SQL state " + refused.getSQLState()
                : failure.getClass().getSimpleName();
    }

    private void tell(Swept swept) {
        if (swept.resealed() > 0) {
            LOG.infof("%d values that another key had sealed are sealed anew", swept.resealed());
        }
        if (!swept.broken().equals(broken) && !swept.broken().isEmpty()) {
            LOG.warnf("Sealed values that do not open, by their keys: %s", swept.broken());
        }
        broken = swept.broken();
    }
}
