package io.hearth.identityworker.scan;

import io.hearth.contract.seal.SealBrokenException;
import io.hearth.identityworker.domain.DomainTrusts;
import io.hearth.identityworker.intent.Intents;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Ledger;
import io.hearth.identityworker.ledger.LedgerUnavailableException;
import io.quarkus.vertx.VertxContextSupport;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Looks whether the trusts of trustees still stand: the owner may have removed one, or it may have
 * expired. What does not stand is told each time until it is replaced, and the keypairs under it
 * are removed.
 */
public final class TrustWatch {
    private static final Logger LOG = Logger.getLogger(TrustWatch.class);

    private final Ledger ledger;
    private final Intents intents;
    private final DomainTrusts trusts;
    private final Consumer<String> wake;

    /**
     * @param wake told the root of each stack tree that has keypairs to remove
     */
    public TrustWatch(Ledger ledger, Intents intents, DomainTrusts trusts, Consumer<String> wake) {
        this.ledger = ledger;
        this.intents = intents;
        this.trusts = trusts;
        this.wake = wake;
    }

    /** Looks at each once. Blocks. */
    public void look() {
        for (Identity trustee : ledger.readyTrustees()) {
            try {
                look(trustee);
            } catch (SealBrokenException e) {
                // the others' trusts are none the worse for it
                LOG.errorf("Identity %s cannot be looked at: %s", trustee.id(), e.getMessage());
            }
        }
    }

    private void look(Identity trustee) {
        if (trusts.stands(trustee)) {
            return;
        }
        String sentence = trusts.lost(trustee);
        LOG.infof("Stack %s: %s", trustee.stack().id(), sentence);
        if (lost(trustee, sentence)) {
            wake.accept(trustee.stack().rootId());
        }
    }

    private boolean lost(Identity trustee, String sentence) {
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> intents.trustLost(trustee, sentence));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new LedgerUnavailableException(e);
        }
    }
}
