package io.hearth.identityworker.reconcile;

import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Ledger;
import io.hearth.identityworker.ledger.Tree;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * The work of one stack tree: each identity that can go on goes on in a thread of its own, until
 * none can. An event that comes meanwhile starts what it brought at once.
 */
final class TreeWork implements Runnable {
    private static final Logger LOG = Logger.getLogger(TreeWork.class);

    private final String rootId;
    private final Ledger ledger;
    private final Claims claims;
    private final Advance advance;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<UUID> running = new HashSet<>();
    // a defect or an outage of the database: not again before the timer looks
    private final Set<UUID> tripped = new HashSet<>();
    // of the event that came last, so that what is told of its identities belongs to it
    private volatile Context trace = Context.current();
    private boolean woken;
    private boolean progressed;
    private boolean done;
    private volatile boolean stopping;

    TreeWork(String rootId, Ledger ledger, Claims claims, Advance advance) {
        this.rootId = rootId;
        this.ledger = ledger;
        this.claims = claims;
        this.advance = advance;
    }

    /**
     * Tells that the ledger has something new.
     *
     * @return false when this work has ended and another must be started
     */
    boolean wake() {
        Context here = Context.current();
        lock.lock();
        try {
            if (Span.fromContext(here).getSpanContext().isValid()) {
                trace = here;
            }
            woken = true;
            changed.signalAll();
            return !done;
        } finally {
            lock.unlock();
        }
    }

    /** No further step is begun. */
    void stop() {
        stopping = true;
        wake();
    }

    @Override
    public void run() {
        try {
            if (!claims.claim(rootId)) {
                return;
            }
            try {
                do {
                    startWhatCanGoOn(ledger.open(rootId, advance.now()));
                } while (awaitChange());
            } finally {
                claims.release(rootId);
            }
        } catch (RuntimeException e) {
            LOG.warnf("Stack tree %s waits: %s", rootId, e.getMessage());
        } finally {
            end();
        }
    }

    private void startWhatCanGoOn(Tree tree) {
        lock.lock();
        try {
            for (Identity identity : tree.open()) {
                Surroundings surroundings = Surroundings.of(identity, tree);
                if (!tripped.contains(identity.id())
                        && advance.isDue(identity, surroundings)
                        && running.add(identity.id())) {
                    Thread.ofVirtual()
                            .name("identity-" + identity.id())
                            .start(trace.wrap(() -> goOn(identity, surroundings)));
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void goOn(Identity identity, Surroundings surroundings) {
        boolean sound = false;
        try {
            Optional<Identity> current = Optional.of(identity);
            while (current.isPresent() && !stopping && advance.isDue(current.get(), surroundings)) {
                current = advance.step(current.get(), surroundings);
            }
            sound = true;
        } catch (RuntimeException e) {
            LOG.warnf(e, "Identity %s waits: %s", identity.id(), e.getMessage());
        } finally {
            ended(identity, sound);
        }
    }

    private void ended(Identity identity, boolean sound) {
        lock.lock();
        try {
            running.remove(identity.id());
            progressed = true;
            if (!sound) {
                tripped.add(identity.id());
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether to look at the ledger again: an event came, or all that ran has ended and others may
     * have waited for it.
     */
    private boolean awaitChange() {
        lock.lock();
        try {
            while (!woken && !running.isEmpty()) {
                changed.awaitUninterruptibly();
            }
            boolean again = (woken || progressed) && !stopping;
            woken = false;
            if (running.isEmpty()) {
                progressed = false;
                done = !again;
            }
            return again;
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            done = true;
        } finally {
            lock.unlock();
        }
    }
}
