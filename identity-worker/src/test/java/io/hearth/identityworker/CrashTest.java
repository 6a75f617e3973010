package io.hearth.identityworker;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.Event;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.seal.Sealer;
import io.hearth.identityworker.account.PoolRules;
import io.hearth.identityworker.account.TrustEnds;
import io.hearth.identityworker.account.UserSources;
import io.hearth.identityworker.domain.DomainTrusts;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.intent.Intents;
import io.hearth.identityworker.ledger.Ledger;
import io.hearth.identityworker.reconcile.Reconciler;
import io.hearth.identityworker.testing.Fault;
import io.hearth.identityworker.testing.FaultyKeystone;
import io.hearth.identityworker.testing.HeatDomain;
import io.hearth.identityworker.testing.LedgerView;
import io.hearth.identityworker.testing.Life;
import io.hearth.identityworker.testing.SampleStack;
import io.hearth.identityworker.testing.TestOwner;
import io.hearth.identityworker.testing.TrusteeStack;
import io.hearth.identityworker.testing.WithStackDomain;
import io.hearth.keystone.DeploymentId;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.Redelegations;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every boundary between a Keystone call and its record, with a crash before the call, a crash
 * after it, a lost answer, and repeated events: the end is that of a run without faults. A crash
 * ends the loop and its connection; another loop starts on the same database.
 */
@QuarkusTest
@WithBackingServices
@WithStackDomain
class CrashTest {
    private static final boolean EVERY_PLAN =
            "all".equals(System.getProperty("hearth.crash.plans"));
    private static final int TURN = ThreadLocalRandom.current().nextInt(24);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject Keystone keystone;
    @Inject Intents intents;
    @Inject Ledger ledger;
    @Inject DataSource database;
    @Inject Sealer sealer;
    @Inject PoolRules rules;

    @ConfigProperty(name = "hearth.stack-user-domain-id")
    String domainId;

    TestOwner owner;

    @BeforeEach
    void trust() {
        owner = TestOwner.member();
    }

    /** Where a run ended: what Keystone holds and what the ledger says. */
    private record End(String domain, String ledger) {}

    @Test
    void everyCrashPlanEndsWhereTheFaultFreeRunDoes() {
        everyPlanEndsAlike(
                SampleStack::create,
                "1 projects, users [web-token_handle, web-user], keypairs of [web-token_handle, web-user]",
                "1 projects, users [(web-token_handle), (web-user)], keypairs of [web-token_handle]",
                "1 projects, users [web-token_handle, web-user], keypairs of"
                        + " [web-token_handle, web-token_handle, web-user, web-user]");
    }

    @Test
    void soDoesEveryOneOfATrustee() {
        everyPlanEndsAlike(
                () -> TrusteeStack.of(owner, sealer),
                "0 projects, users [web-trustee], keypairs of [web-trustee]",
                "0 projects, users [(web-trustee)], keypairs of [web-trustee]",
                "0 projects, users [web-trustee], keypairs of [web-trustee, web-trustee]");
        assertThat(owner.handedOn()).isZero();
    }

    /**
     * @param inUse what Keystone holds of a stack
     * @param atRest and of one that is suspended
     * @param overlapping and of one whose keypairs work beside their successors
     */
    final void everyPlanEndsAlike(
            Supplier<Life> lives, String inUse, String atRest, String overlapping) {
        // Given
        Life faultFree = lives.get();
        FaultyKeystone creating = faultless();
        End created = run(faultFree, faultFree.wants(), creating);
        FaultyKeystone suspending = faultless();
        End suspended = run(faultFree, faultFree.suspensions(), suspending);
        FaultyKeystone resuming = faultless();
        End resumed = run(faultFree, faultFree.resumptions(), resuming);
        FaultyKeystone rotating = faultless();
        End rotated = run(faultFree, faultFree.rotations(false), rotating);
        FaultyKeystone revoking = faultless();
        End revoked = run(faultFree, faultFree.rotations(true), revoking);
        run(faultFree, faultFree.rotations(false), faultless());
        FaultyKeystone deleting = faultless();
        End deleted = run(faultFree, faultFree.unwants(), deleting);
        assertThat(created.domain()).isEqualTo(inUse);
        assertThat(suspended.domain()).isEqualTo(atRest);
        assertThat(resumed).isEqualTo(created);
        assertThat(rotated.domain()).isEqualTo(overlapping);
        assertThat(revoked).isEqualTo(created);
        assertThat(deleted.domain()).isEqualTo("0 projects, users [], keypairs of []");

        // When
        int run = 0;
        int orphans = 0;
        List<String> astray = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            for (int at = 1; at <= most(creating, rotating, revoking, deleting); at++) {
                if (!isTried(fault, at)) {
                    continue;
                }
                Life stack = lives.get();
                String plan = "%s at call %d".formatted(fault, at);
                End up = runWithFault(stack, stack.wants(), fault, at);
                compare("create, " + plan, up, created, astray);
                run += at <= creating.calls() ? 1 : 0;
                if (at <= Math.max(suspending.calls(), resuming.calls())) {
                    End off = runWithFault(stack, stack.suspensions(), fault, at);
                    compare("suspend, " + plan, off, suspended, astray);
                    End on = runWithFault(stack, stack.resumptions(), fault, at);
                    compare("resume, " + plan, on, resumed, astray);
                    run += at <= suspending.calls() ? 1 : 0;
                    run += at <= resuming.calls() ? 1 : 0;
                }
                if (at <= Math.max(rotating.calls(), revoking.calls())) {
                    End two = runWithFault(stack, stack.rotations(false), fault, at);
                    compare("rotate, " + plan, two, rotated, astray);
                    End other = runWithFault(stack, stack.rotations(true), fault, at);
                    compare("revoke, " + plan, other, revoked, astray);
                    run += at <= rotating.calls() ? 1 : 0;
                    run += at <= revoking.calls() ? 1 : 0;
                }
                // a deletion in the middle of a rotation
                runWithoutEnd(stack, stack.rotations(false));
                End down = runWithFault(stack, stack.unwants(), fault, at);
                compare("delete, " + plan, down, deleted, astray);
                run += at <= deleting.calls() ? 1 : 0;
                orphans += left(stack);
            }
        }

        // Then
        System.out.printf(
                "crash plans: %d run, %d converged, %d orphans%n",
                run, run - astray.size(), orphans);
        assertThat(astray).isEmpty();
        assertThat(orphans).isZero();
    }

    private boolean isTried(Fault fault, int at) {
        return EVERY_PLAN || (fault.ordinal() + at) % turns() == TURN % turns();
    }

    /** So many runs try every plan; here each boundary meets one of the four faults in one. */
    int turns() {
        return 4;
    }

    /** Nobody works at them: what comes next finds them as they were wanted. */
    private void runWithoutEnd(Life stack, List<Event> events) {
        events.forEach(event -> apply(envelope(event)));
    }

    private static FaultyKeystone faultless() {
        return new FaultyKeystone(Fault.ANSWER_LOST, 0, () -> {});
    }

    private static int most(FaultyKeystone... runs) {
        return Stream.of(runs).mapToInt(FaultyKeystone::calls).max().orElseThrow();
    }

    private static void compare(String plan, End end, End expected, List<String> astray) {
        if (!end.equals(expected)) {
            astray.add(plan + ": " + end);
        }
    }

    private End runWithFault(Life stack, List<Event> events, Fault fault, int at) {
        List<EventEnvelope> envelopes = events.stream().map(CrashTest::envelope).toList();
        Runnable again =
                () ->
                        envelopes.forEach(
                                e -> {
                                    apply(e);
                                    apply(envelope(e.event()));
                                });
        return runApplied(stack, envelopes, new FaultyKeystone(fault, at, again));
    }

    private End run(Life stack, List<Event> events, FaultyKeystone faulty) {
        return runApplied(stack, events.stream().map(CrashTest::envelope).toList(), faulty);
    }

    private End runApplied(Life stack, List<EventEnvelope> events, FaultyKeystone faulty) {
        try (Reconciler first = reconciler(faulty)) {
            events.forEach(this::apply);
            first.wake(stack.rootId());
            first.start();
            await("the end or a crash", () -> faulty.hasCrashed() || settled(stack));
        }
        if (faulty.hasCrashed()) {
            try (Reconciler second = reconciler(faultless())) {
                second.start();
                await("the end after a crash", () -> settled(stack));
            }
        }
        return new End(inKeystone(stack).shape(), LedgerView.shape(database, stack.rootId()));
    }

    /** What Keystone holds of the stack. */
    HeatDomain inKeystone(Life stack) {
        return HeatDomain.of(keystone, domainId, stack.rootId());
    }

    /** How much is left of a stack that is gone. */
    int left(Life stack) {
        HeatDomain left = inKeystone(stack);
        return left.projects().size() + left.users().size() + left.keypairs().size();
    }

    private boolean settled(Life stack) {
        return ledger.open(stack.rootId(), Instant.now()).open().isEmpty();
    }

    private Reconciler reconciler(FaultyKeystone faulty) {
        StackDomain domain =
                new StackDomain(
                        faulty.before(Keystone.class, keystone),
                        domainId,
                        "heat_stack_user",
                        new DeploymentId("hearth-test"));
        DomainTrusts trusts =
                new DomainTrusts(
                        trust -> faulty.before(Redelegations.class, owner.redelegations()),
                        sealer,
                        new TrustEnds(database));
        UserSources sources = new UserSources(domain, database, rules, InstantSource.system());
        return new Reconciler(ledger, database, domain, sources, trusts, sealer, Clock.systemUTC());
    }

    private void apply(EventEnvelope envelope) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> intents.apply(List.of(envelope)));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static EventEnvelope envelope(Event event) {
        return new EventEnvelope(UUID.randomUUID(), "/hearth/test", Instant.now(), event);
    }

    private static void await(String what, java.util.concurrent.Callable<Boolean> holds) {
        Awaitility.await(what)
                // a simulated crash ends threads, as it should
                .dontCatchUncaughtExceptions()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(holds);
    }
}
