package io.hearth.identityworker.delegated;

import io.hearth.contract.ResourceEvent.RequestedAction;
import io.hearth.contract.StackEvent.KeystoneRequested;
import io.hearth.contract.StackEvent.TrustUnwanted;
import io.hearth.contract.seal.SealBrokenException;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.identityworker.object.Execution;
import io.hearth.identityworker.object.Known;
import io.hearth.identityworker.object.UnresolvedException;
import io.hearth.keystone.DelegatedKeystone;
import io.hearth.keystone.KeystoneException;
import io.hearth.keystone.RefusedException;
import io.hearth.keystone.TrustBrokenException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** One attempt at a task: what Keystone says is recorded; without its word, another time. */
public final class TaskWork {
    private static final Logger LOG = Logger.getLogger(TaskWork.class);
    private static final Duration FIRST_DELAY = Duration.ofMillis(500);
    private static final Duration UNTIL_IDLE = Duration.ofSeconds(1);
    private static final Duration UNTIL_UNUSED = Duration.ofMinutes(1);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private final TaskStore store;
    private final Function<String, DelegatedKeystone> byTrust;
    private final BiPredicate<String, String> handedOn;
    private final Orders orders;
    private final Sealer sealer;
    private final Clock clock;

    /**
     * @param byTrust Keystone by a trust's id
     * @param handedOn whether trustees of a tree, by its root's id, stand on a trust, by its id
     * @param marks what marks the object of a request
     */
    public TaskWork(
            TaskStore store,
            Function<String, DelegatedKeystone> byTrust,
            BiPredicate<String, String> handedOn,
            Function<KeystoneRequested, String> marks,
            Sealer sealer,
            Clock clock) {
        this.store = store;
        this.byTrust = byTrust;
        this.handedOn = handedOn;
        this.orders = new Orders(sealer, marks);
        this.sealer = sealer;
        this.clock = clock;
    }

    void attempt(Task task) {
        switch (task.wanted()) {
            case KeystoneRequested request -> new Requested(task, request).attempt();
            case TrustUnwanted unwanted -> end(task, unwanted);
            default ->
                    throw new IllegalStateException("Task %s wants nothing.".formatted(task.id()));
        }
    }

    private void end(Task task, TrustUnwanted unwanted) {
        String rootId = unwanted.stack().rootId();
        if (store.isBusy(rootId)) {
            store.record(
                    task,
                    Progress.postponed(
                            task.known(), UNTIL_IDLE, "What was begun by it has not ended."));
            return;
        }
        Progress progress = Progress.ended(Known.NOTHING, List.of());
        try {
            String trust = open(unwanted.trust(), rootId);
            if (handedOn.test(rootId, trust)) {
                progress = Progress.postponed(task.known(), UNTIL_UNUSED, "Trustees stand on it.");
            } else {
                byTrust.apply(trust).endTrust();
            }
        } catch (SealBrokenException e) {
            LOG.errorf("A trust stays in Keystone: %s", e.getMessage());
        } catch (KeystoneException | RefusedException | TrustBrokenException e) {
            progress = postponed(task, task.known(), e);
        }
        store.record(task, progress);
    }

    private DelegatedKeystone keystone(Sealed trust, String rootId) {
        return byTrust.apply(open(trust, rootId));
    }

    private String open(Sealed trust, String rootId) {
        return sealer.open(trust, SealContext.ofTrust(rootId)).reveal();
    }

    private Progress postponed(Task task, Known known, RuntimeException failure) {
        Duration grown = FIRST_DELAY.multipliedBy(1L << Math.min(task.attempts(), 10));
        Duration capped = grown.compareTo(LONGEST_DELAY) < 0 ? grown : LONGEST_DELAY;
        double random = ThreadLocalRandom.current().nextDouble();
        Duration wait = Duration.ofMillis((long) (capped.toMillis() * (0.5 + random / 2)));
        String reason = String.valueOf(failure.getMessage());
        LOG.warnf("Task %s of stack %s waits: %s", task.id(), task.wanted().stack().id(), reason);
        return Progress.postponed(known, wait, reason);
    }

    /** An event came between: what was begun is planned anew. */
    private static final class OvertakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OvertakenException() {
            super("An event came between.", null, false, false);
        }
    }

    /** The attempt at a request. */
    private final class Requested {
        private final KeystoneRequested request;
        private Task task;

        Requested(Task task, KeystoneRequested request) {
            this.task = task;
            this.request = request;
        }

        void attempt() {
            boolean removal = request.action() == RequestedAction.DELETE;
            if (!removal && clock.instant().isAfter(request.deadline())) {
                store.record(task, Progress.ended(task.known(), List.of()));
                return;
            }
            Answer answer = new Answer(request, sealer);
            if (removal && task.known().equals(Known.NOTHING)) {
                store.record(task, answer.done(Known.NOTHING));
                return;
            }
            Sealed trust = request.trust();
            if (trust == null) {
                store.record(task, answer.untrusted(task.known()));
                return;
            }
            try {
                carryOut(answer, keystone(trust, request.stack().rootId()), removal);
            } catch (SealBrokenException | IllegalArgumentException e) {
                store.record(task, answer.failed(task.known(), "Error", e));
            } catch (OvertakenException e) {
                LOG.debugf("Task %s is planned anew.", task.id());
            }
        }

        private void carryOut(Answer answer, DelegatedKeystone keystone, boolean removal) {
            Execution execution =
                    new Execution(keystone, orders.of(task, request), task.known(), this::keep);
            Progress progress;
            try {
                if (removal) {
                    execution.remove();
                } else {
                    execution.bringAbout();
                }
                progress = answer.done(execution);
            } catch (RefusedException e) {
                progress = answer.refused(execution, e);
            } catch (UnresolvedException e) {
                progress = answer.failed(execution.known(), e.errorType(), e);
            } catch (TrustBrokenException e) {
                progress = answer.untrusted(execution.known());
            } catch (IllegalArgumentException e) {
                // such as a name that stands for an id where one may not look
                progress = answer.failed(execution.known(), "Error", e);
            } catch (KeystoneException e) {
                progress = postponed(task, execution.known(), e);
            }
            store.record(task, progress);
        }

        private Known keep(Known known) {
            task = store.keep(task, known).orElseThrow(OvertakenException::new);
            return known;
        }
    }
}
