package io.hearth.identityworker.reconcile;

import io.hearth.contract.IdentityEvent;
import io.hearth.identityworker.account.PoolDryException;
import io.hearth.identityworker.ledger.Announcement;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Ledger;
import io.hearth.identityworker.ledger.Observed;
import io.hearth.identityworker.ledger.Phase;
import io.hearth.identityworker.ledger.Renewal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Brings one identity one step on: plan, call, record. */
final class Advance {
    private static final Logger LOG = Logger.getLogger(Advance.class);

    private final Ledger ledger;
    private final KeystoneSteps keystone;
    private final Inspection inspection;
    private final Clock clock;

    Advance(Ledger ledger, KeystoneSteps keystone, Inspection inspection, Clock clock) {
        this.ledger = ledger;
        this.keystone = keystone;
        this.inspection = inspection;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** Whether there is a step to make now. */
    boolean isDue(Identity identity, Surroundings surroundings) {
        Instant now = now();
        Renewal renewal = identity.observed().renewal();
        boolean isTime =
                switch (Plan.next(identity, surroundings)) {
                    case Step.Wait wait -> false;
                    case Step.Settled settled -> false;
                    case Step.Retire retire -> renewal != null && !renewal.until().isAfter(now);
                    case Step step -> true;
                };
        return isTime && !identity.observed().nextTryAt().isAfter(now);
    }

    /**
     * Makes the next step and records it.
     *
     * @return the identity as it is then; empty when it was changed by an event meanwhile, so that
     *     what was done must be planned anew
     */
    Optional<Identity> step(Identity identity, Surroundings surroundings) {
        return switch (Plan.next(identity, surroundings)) {
            case Step.Call call -> call(call, identity, surroundings);
            case Step.Inspect inspect -> inspect(inspect, identity, surroundings);
            case Step.Retire retire -> retire(retire, identity);
            case Step.GiveUp giveUp ->
                    record(identity, identity.observed().failed(giveUp.reason()), surroundings);
            case Step.AlreadyRemoved removed ->
                    record(identity, identity.observed().reached(Phase.REMOVED), surroundings);
            case Step.Wait wait -> Optional.of(identity);
            case Step.Settled settled -> Optional.of(identity);
        };
    }

    private Optional<Identity> call(Step.Call call, Identity identity, Surroundings surroundings) {
        List<IdentityEvent> waits = new ArrayList<>();
        Observed next =
                attempt(
                        call,
                        identity,
                        () -> {
                            try {
                                return keystone.carryOut(call, identity);
                            } catch (PoolDryException e) {
                                waits.addAll(waiting(identity, e));
                                throw e;
                            }
                        });
        return waits.isEmpty()
                ? record(identity, next, surroundings)
                : ledger.record(identity, next, waits);
    }

    /** Told once, and not each time that it looks again. */
    private static List<IdentityEvent> waiting(Identity identity, PoolDryException dry) {
        String reason = String.valueOf(dry.getMessage());
        return reason.equals(identity.observed().lastError())
                ? List.of()
                : List.of(Announcement.waiting(identity, reason));
    }

    private Optional<Identity> record(Identity identity, Observed next, Surroundings surroundings) {
        List<IdentityEvent> events = new ArrayList<>();
        if (next.phase() == Phase.DISABLED && next.renewal() == null) {
            events.addAll(Announcement.retired(identity));
        }
        events.addAll(Announcement.of(identity.with(next), surroundings.projectId()));
        return ledger.record(identity, next, events);
    }

    /** Nothing but what was found is told. */
    private Optional<Identity> inspect(
            Step.Inspect inspect, Identity identity, Surroundings surroundings) {
        List<IdentityEvent> events = new ArrayList<>();
        Observed next =
                attempt(
                        inspect,
                        identity,
                        () -> {
                            events.add(
                                    Announcement.checked(
                                            identity, inspection.missing(identity, surroundings)));
                            return identity.observed().checked();
                        });
        return ledger.record(identity, next, events);
    }

    private Optional<Identity> retire(Step.Retire retire, Identity identity) {
        List<IdentityEvent> events = new ArrayList<>();
        Observed next =
                attempt(
                        retire,
                        identity,
                        () -> {
                            keystone.retire(identity, retire.holder());
                            events.addAll(Announcement.retired(identity));
                            return identity.observed().renewed();
                        });
        return ledger.record(identity, next, events);
    }

    private Observed attempt(Step step, Identity identity, Supplier<Observed> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            Observed setback =
                    Setback.after(
                            e, identity, clock.instant(), ThreadLocalRandom.current().nextDouble());
            LOG.warnf(
                    "%s of resource '%s' of stack %s: %s (%s)",
                    step.getClass().getSimpleName(),
                    identity.resource(),
                    identity.stack().id(),
                    e.getMessage(),
                    setback.phase() == Phase.FAILED ? "given up" : "until " + setback.nextTryAt());
            return setback;
        }
    }
}
