package io.hearth.identityworker.operator;

import io.hearth.identityworker.account.AccountPool;
import io.hearth.identityworker.delegated.TaskLoop;
import io.hearth.identityworker.reach.AdminReach;
import io.hearth.identityworker.reconcile.Reconciler;
import io.hearth.identityworker.rotation.PeriodicRotation;
import io.hearth.identityworker.scan.DomainScan;
import io.hearth.identityworker.scan.TrustWatch;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Starts what runs by the clock, unless {@code hearth.identity.timer} is off. */
@ApplicationScoped
class WorkerTimers {
    private static final Logger LOG = Logger.getLogger(WorkerTimers.class);
    private static final long CENSUS_SECONDS = 10;
    private static final Duration ROTATION_LOOK = Duration.ofMinutes(1);

    private final Reconciler reconciler;
    private final TaskLoop tasks;
    private final DomainScan scan;
    private final TrustWatch trusts;
    private final LedgerMetrics metrics;
    private final AdminReach reach;
    private final AccountPool pool;
    private final PoolConfig poolConfig;
    private final String accounts;
    private final boolean enabled;
    private final Duration scanPeriod;
    private final Duration trustsPeriod;
    private final Optional<PeriodicRotation> rotation;
    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(
                    2, Thread.ofPlatform().daemon().name("worker-timer-", 0).factory());

    WorkerTimers(
            Reconciler reconciler,
            TaskLoop tasks,
            DomainScan scan,
            TrustWatch trusts,
            LedgerMetrics metrics,
            AdminReach reach,
            Optional<PeriodicRotation> rotation,
            AccountPool pool,
            PoolConfig poolConfig,
            @ConfigProperty(name = "hearth.identity.accounts") String accounts,
            @ConfigProperty(name = "hearth.identity.timer") boolean enabled,
            @ConfigProperty(name = "hearth.identity.scan.period") Duration scanPeriod,
            @ConfigProperty(name = "hearth.identity.trusts.period") Duration trustsPeriod) {
        this.reconciler = reconciler;
        this.tasks = tasks;
        this.scan = scan;
        this.trusts = trusts;
        this.trustsPeriod = trustsPeriod;
        this.metrics = metrics;
        this.reach = reach;
        this.rotation = rotation;
        this.pool = pool;
        this.poolConfig = poolConfig;
        this.accounts = accounts;
        this.enabled = enabled;
        this.scanPeriod = scanPeriod;
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            // finds at once what was left when the service last ended
            reconciler.start();
            tasks.start();
            every(Duration.ofSeconds(CENSUS_SECONDS), "The census", metrics::refresh);
            every(scanPeriod, "The scan of the stack domain", scan::scan);
            every(trustsPeriod, "The look at trustees' trusts", trusts::look);
            rotation.ifPresent(
                    aged -> every(ROTATION_LOOK, "The look at the age of keypairs", aged::look));
            if (accounts.equals("pool")) {
                nowAndEvery(poolConfig.period(), "The look at the pool of accounts", pool::look);
            }
            nowAndEvery(scanPeriod, "The look at the domain admin's reach", reach::look);
        }
    }

    /** While the database can still be told that this replica's work is free. */
    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
        reconciler.close();
        tasks.close();
    }

    private void every(Duration period, String what, Runnable task) {
        repeat(period, period, what, task);
    }

    private void nowAndEvery(Duration period, String what, Runnable task) {
        repeat(Duration.ZERO, period, what, task);
    }

    private void repeat(Duration delay, Duration period, String what, Runnable task) {
        timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        LOG.warnf("%s waits for its next time: %s", what, e.getMessage());
                    }
                },
                delay.toMillis(),
                period.toMillis(),
                TimeUnit.MILLISECONDS);
    }
}
