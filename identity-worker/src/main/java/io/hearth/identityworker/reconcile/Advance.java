package io.hearth.identityworker.reconcile;

import io.hearth.contract.IdentityEvent;
import io.hearth.identityworker.ledger.Announcement;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Ledger;
import io.hearth.identityworker.ledger.Observed;
import io.hearth.identityworker.ledger.Phase;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Brings one identity one step on: plan, call, record. */
final class Advance {
    private static final Logger LOG = Logger.getLogger(Advance.class);

    private final Ledger ledger;
    private final KeystoneSteps keystone;
    private final Clock clock;

    Advance(Ledger ledger, KeystoneSteps keystone, Clock clock) {
        this.ledger = ledger;
        this.keystone = keystone;
        this.clock = clock;
    }

    /** Whether there is a step to make now. */
    boolean isDue(Identity identity, Surroundings surroundings) {
        Step step = Plan.next(identity, surroundings);
        return !(step instanceof Step.Wait || step instanceof Step.Settled)
                && !identity.observed().nextTryAt().isAfter(clock.instant());
    }

    /**
     * Makes the next step and records it.
     *
     * @return the identity as it is then; empty when it was changed by an event meanwhile, so that
     *     what was done must be planned anew
     */
    Optional<Identity> step(Identity identity, Surroundings surroundings) {
        Observed next =
                switch (Plan.next(identity, surroundings)) {
                    case Step.Call call -> attempt(call, identity);
                    case Step.GiveUp giveUp -> identity.observed().failed(giveUp.reason());
                    case Step.AlreadyRemoved removed -> identity.observed().reached(Phase.REMOVED);
                    case Step.Wait wait -> identity.observed();
                    case Step.Settled settled -> identity.observed();
                };
        List<IdentityEvent> events = Announcement.of(identity.with(next), surroundings.projectId());
        return ledger.record(identity, next, events);
    }

    private Observed attempt(Step.Call call, Identity identity) {
        try {
            return keystone.carryOut(call, identity);
        } catch (RuntimeException e) {
            Observed setback =
                    Setback.after(
                            e, identity, clock.instant(), ThreadLocalRandom.current().nextDouble());
            LOG.warnf(
                    "%s of resource '%s' of stack %s: %s (%s)",
                    call.getClass().getSimpleName(),
                    identity.resource(),
                    identity.stack().id(),
                    e.getMessage(),
                    setback.phase() == Phase.FAILED ? "given up" : "until " + setback.nextTryAt());
            return setback;
        }
    }
}
