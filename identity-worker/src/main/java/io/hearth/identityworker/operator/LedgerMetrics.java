package io.hearth.identityworker.operator;

import io.hearth.identityworker.account.AccountPool;
import io.hearth.identityworker.account.PoolCensus;
import io.hearth.identityworker.ledger.Census;
import io.hearth.identityworker.ledger.Ledger;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** The ledger in figures, as of the last census. */
@ApplicationScoped
class LedgerMetrics {
    /** Gauge: rows of the ledger; tags {@code kind}, {@code desired}, {@code phase}. */
    static final String IDENTITIES = "hearth.identities";

    /**
     * Gauge: identities that ought to have been gone from Keystone for a minute and are not;
     * anything but 0 needs a look.
     */
    static final String OVERDUE = "hearth.identity.revocations.overdue";

    /**
     * Gauge: accounts of the pool; tag {@code state}: {@code free}, {@code leased}, {@code unclean}
     * (in no use, and not ready for any), or {@code wanted}, by identities that wait for one.
     */
    static final String ACCOUNTS = "hearth.identity.accounts";

    private final Ledger ledger;
    private final AccountPool pool;
    private final MultiGauge accounts;
    private final MultiGauge identities;
    private final AtomicLong overdue;

    LedgerMetrics(Ledger ledger, AccountPool pool, MeterRegistry meters) {
        this.ledger = ledger;
        this.pool = pool;
        this.accounts = MultiGauge.builder(ACCOUNTS).register(meters);
        this.identities = MultiGauge.builder(IDENTITIES).register(meters);
        this.overdue = meters.gauge(OVERDUE, new AtomicLong());
    }

    /** Counts anew. Blocks. */
    Census refresh() {
        Census census = ledger.census(Clock.systemUTC().instant());
        identities.register(
                census.counts().stream()
                        .map(count -> MultiGauge.Row.of(tags(count), count.identities()))
                        .toList(),
                true);
        overdue.set(census.overdueRevocations());
        count(pool.census());
        return census;
    }

    private void count(PoolCensus census) {
        accounts.register(
                List.of(
                        accounts("free", census.free()),
                        accounts("leased", census.leased()),
                        accounts("unclean", census.unclean()),
                        accounts("wanted", census.waiting())),
                true);
    }

    private static MultiGauge.Row<?> accounts(String state, int number) {
        return MultiGauge.Row.of(Tags.of("state", state), number);
    }

    private static Tags tags(Census.Count count) {
        return Tags.of(
                "kind", word(count.kind()),
                "desired", word(count.desired()),
                "phase", word(count.phase()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
