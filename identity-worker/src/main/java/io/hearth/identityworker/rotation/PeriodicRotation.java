package io.hearth.identityworker.rotation;

import io.hearth.identityworker.intent.Intents;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Ledger;
import io.hearth.identityworker.ledger.LedgerUnavailableException;
import io.quarkus.vertx.VertxContextSupport;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Rotates keypairs that have become as old as they may, of those whose users read anew what they
 * sign with. A presigned URL, or a password, would stop working where nobody looks.
 */
public final class PeriodicRotation {
    private static final Logger LOG = Logger.getLogger(PeriodicRotation.class);

    private final Ledger ledger;
    private final Intents intents;
    private final Consumer<String> wake;
    private final Duration period;
    private final Clock clock;

    /**
     * @param wake told the root of each stack tree that has keypairs to make
     * @param period how old a keypair becomes
     */
    public PeriodicRotation(
            Ledger ledger, Intents intents, Consumer<String> wake, Duration period, Clock clock) {
        this.ledger = ledger;
        this.intents = intents;
        this.wake = wake;
        this.period = period;
        this.clock = clock;
    }

    /** Begins to rotate the oldest. Blocks. */
    public void look() {
        int begun = 0;
        for (Identity identity : ledger.keyedBefore(clock.instant().minus(period))) {
            if (rotate(identity)) {
                begun++;
                wake.accept(identity.stack().rootId());
            }
        }
        if (begun > 0) {
            LOG.infof("%d keypairs are older than %s and rotated.", begun, period);
        }
    }

    private boolean rotate(Identity identity) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> intents.rotate(identity));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new LedgerUnavailableException(e);
        }
    }
}
