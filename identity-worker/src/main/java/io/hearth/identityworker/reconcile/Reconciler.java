package io.hearth.identityworker.reconcile;

import io.hearth.contract.seal.Sealer;
import io.hearth.identityworker.account.UserSources;
import io.hearth.identityworker.domain.DomainTrusts;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.ledger.Ledger;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The one loop. It is woken when an event has been committed, and looks besides on a timer for what
 * has waited long enough or was left by a replica that died; it cares only for what the ledger
 * says, not for who woke it.
 */
public final class Reconciler implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    private static final long LOOK_MILLIS = 1_000;

    private final Ledger ledger;
    private final Claims claims;
    private final Advance advance;
    private final Clock clock;
    private final Map<String, TreeWork> works = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("identity-timer").factory());

    public Reconciler(
            Ledger ledger,
            DataSource database,
            StackDomain domain,
            UserSources sources,
            DomainTrusts trusts,
            Sealer sealer,
            Clock clock) {
        this.ledger = ledger;
        this.claims = new Claims(database);
        this.advance =
                new Advance(
                        ledger,
                        new KeystoneSteps(domain, sources, trusts, sealer),
                        new Inspection(domain, sources, trusts),
                        clock);
        this.clock = clock;
    }

    /** Begins to look on the timer. */
    public void start() {
        timer.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Tells that a stack tree has something new in the ledger. Returns at once. */
    public void wake(String rootId) {
        works.compute(rootId, (root, work) -> work != null && work.wake() ? work : begin(root));
    }

    /** Begins no further call; those under way end on their own. */
    @Override
    public void close() {
        timer.shutdownNow();
        works.values().forEach(TreeWork::stop);
        claims.close();
    }

    private TreeWork begin(String rootId) {
        TreeWork work = new TreeWork(rootId, ledger, claims, advance);
        Thread.ofVirtual()
                .name("stack-tree-" + rootId)
                .start(
                        () -> {
                            work.run();
                            works.remove(rootId, work);
                        });
        return work;
    }

    private void look() {
        try {
            ledger.dueRoots(clock.instant()).forEach(this::wake);
        } catch (RuntimeException e) {
            LOG.warnf("The ledger cannot be looked through: %s", e.getMessage());
        }
    }
}
