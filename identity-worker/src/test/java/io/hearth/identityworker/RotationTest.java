package io.hearth.identityworker;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.Binding;
import io.hearth.contract.Capability;
import io.hearth.contract.Event;
import io.hearth.contract.IdentityEvent;
import io.hearth.contract.IdentityEvent.CredentialsRevoked;
import io.hearth.contract.IdentityEvent.DomainProjectRemoved;
import io.hearth.contract.IdentityEvent.IdentityDisabled;
import io.hearth.contract.IdentityEvent.IdentityRevoked;
import io.hearth.contract.IdentityEvent.IdentityRotated;
import io.hearth.contract.IdentityEvent.KeypairReady;
import io.hearth.contract.IdentityEvent.TrusteeReady;
import io.hearth.contract.IdentityEvent.UserReady;
import io.hearth.contract.Keypair;
import io.hearth.contract.StackEvent.DomainProjectUnwanted;
import io.hearth.contract.StackEvent.IdentitySuspended;
import io.hearth.contract.StackEvent.PasswordKind;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.contract.StackRef;
import io.hearth.contract.Topic;
import io.hearth.contract.UseEvent.IdentityUsed;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.identityworker.account.UserSources;
import io.hearth.identityworker.domain.DomainTrusts;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.intent.Intents;
import io.hearth.identityworker.ledger.Ledger;
import io.hearth.identityworker.reconcile.Reconciler;
import io.hearth.identityworker.rotation.PeriodicRotation;
import io.hearth.identityworker.scan.DomainScan;
import io.hearth.identityworker.testing.HeatDomain;
import io.hearth.identityworker.testing.SampleStack;
import io.hearth.identityworker.testing.TestOwner;
import io.hearth.identityworker.testing.TrusteeLogin;
import io.hearth.identityworker.testing.TrusteeStack;
import io.hearth.identityworker.testing.WithStackDomain;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Credentials that are changed for others, on a real Keystone. */
@QuarkusTest
@WithBackingServices
@WithStackDomain
class RotationTest {
    private static final Duration URLS = Duration.ofHours(12);
    private static final Duration AGENTS = Duration.ofHours(1);
    private static final Duration SETTLE = Duration.ofMinutes(5);

    @Inject StackDomain domain;
    @Inject DomainTrusts trusts;
    @Inject UserSources sources;
    @Inject Sealer sealer;
    @Inject Ledger ledger;
    @Inject DataSource database;
    @Inject DomainScan scan;
    @Inject Intents intents;
    @Inject Reconciler reconciler;

    private final SampleStack stack = SampleStack.create();
    private TestBus bus;

    @BeforeEach
    void join() {
        bus = TestBus.on(Topic.IDENTITIES);
    }

    @AfterEach
    void leave() throws Exception {
        bus.close();
    }

    @Test
    void bothKeypairsOpenTokensUntilTheOverlapEnds() {
        Keypair former = madeHandle().keypair();
        Instant before = Instant.now();

        bus.publish(stack.rotation("handle", false));

        IdentityRotated rotated = await(IdentityRotated.class, "handle", e -> true);
        Keypair next = await(UserReady.class, "handle", changed(former)).keypair();
        assertThat(rotated.formerAccessKeys()).containsExactly(former.accessKey());
        assertThat(rotated.formerUntil()).isBetween(before.plus(URLS), Instant.now().plus(URLS));
        assertThat(opens("handle", former)).isTrue();
        assertThat(opens("handle", next)).isTrue();
        assertThat(scan.look().findings())
                .noneMatch(finding -> finding.rootId().equals(stack.rootId()));

        at(Instant.now().plus(URLS));

        IdentityRevoked gone = await(IdentityRevoked.class, "handle", e -> true);
        assertThat(gone.userId()).isNull();
        assertThat(gone.accessKeys()).containsExactly(former.accessKey());
        assertThat(opens("handle", former)).isFalse();
        assertThat(opens("handle", next)).isTrue();
    }

    @Test
    void oneRotationAtATime() {
        Keypair former = madeHandle().keypair();
        bus.publish(stack.rotation("handle", false));
        Keypair next = await(UserReady.class, "handle", changed(former)).keypair();

        bus.publish(stack.rotation("handle", false));
        end();

        assertThat(told(UserReady.class, "handle"))
                .extracting(ready -> ready.keypair().accessKey())
                .containsExactly(former.accessKey(), next.accessKey());
        assertThat(opens("handle", former)).isTrue();
    }

    @Test
    void whatIsRevokedOpensNothingFromThenOn() {
        UserReady handle = madeHandle();
        Keypair former = handle.keypair();
        bus.publish(stack.rotation("handle", false));
        Keypair next = await(UserReady.class, "handle", changed(former)).keypair();

        bus.publish(stack.rotation("handle", true));

        CredentialsRevoked revoked = await(CredentialsRevoked.class, "handle", e -> true);
        assertThat(revoked.userId()).isEqualTo(handle.userId());
        assertThat(revoked.accessKeys())
                .containsExactlyInAnyOrder(former.accessKey(), next.accessKey());
        Keypair last =
                await(UserReady.class, "handle", changed(former).and(changed(next))).keypair();
        assertThat(opens("handle", former)).isFalse();
        assertThat(opens("handle", next)).isFalse();
        assertThat(opens("handle", last)).isTrue();
        end();
        assertThat(inDomain().shape())
                .isEqualTo("1 projects, users [web-handle], keypairs of [web-handle]");
    }

    @Test
    void anAccessKeyIsRotatedBesideItsUser() {
        bus.publish(stack.user());
        bus.publish(stack.accessKey());
        Keypair former = await(KeypairReady.class, "access_key", e -> true).keypair();
        Instant before = Instant.now();

        bus.publish(stack.rotation("access_key", false));

        Keypair next =
                await(KeypairReady.class, "access_key", e -> !e.keypair().equals(former)).keypair();
        IdentityRotated rotated = await(IdentityRotated.class, "access_key", e -> true);
        assertThat(rotated.formerUntil())
                .isBetween(before.plus(AGENTS), Instant.now().plus(AGENTS));
        assertThat(opens("access_key", former)).isTrue();
        assertThat(opens("access_key", next)).isTrue();

        bus.publish(stack.rotation("access_key", true));

        Keypair last =
                await(
                                KeypairReady.class,
                                "access_key",
                                e -> !List.of(former, next).contains(e.keypair()))
                        .keypair();
        assertThat(opens("access_key", former)).isFalse();
        assertThat(opens("access_key", next)).isFalse();
        assertThat(opens("access_key", last)).isTrue();
    }

    @Test
    void theFirstUseOfAnAgentsKeypairShortensTheOldOnesTime() {
        bus.publish(stack.user());
        bus.publish(stack.accessKey());
        Keypair former = await(KeypairReady.class, "access_key", e -> true).keypair();
        bus.publish(stack.rotation("access_key", false));
        Keypair next =
                await(KeypairReady.class, "access_key", e -> !e.keypair().equals(former)).keypair();
        Instant before = Instant.now();
        Instant far = await(IdentityRotated.class, "access_key", e -> true).formerUntil();
        assertThat(far).isAfter(before.plus(SETTLE).plusSeconds(60));

        bus.publish(used(former));
        bus.publish(used(next));

        Instant near =
                await(IdentityRotated.class, "access_key", e -> e.formerUntil().isBefore(far))
                        .formerUntil();
        assertThat(near).isBetween(before.plus(SETTLE), Instant.now().plus(SETTLE));
        assertThat(opens("access_key", former)).isTrue();

        // again, and later: it ends no later for that
        bus.publish(used(next));
        at(near);
        IdentityRevoked gone = await(IdentityRevoked.class, "access_key", e -> true);
        assertThat(gone.accessKeys()).containsExactly(former.accessKey());
        assertThat(opens("access_key", former)).isFalse();
        assertThat(told(IdentityRotated.class, "access_key")).hasSize(2);
    }

    @Test
    void theUseOfAUrlTellsNothingOfThoseThatHaveTheOldOne() {
        Keypair former = madeHandle().keypair();
        bus.publish(stack.rotation("handle", false));
        Keypair next = await(UserReady.class, "handle", changed(former)).keypair();
        bus.publish(stack.user());
        bus.publish(stack.accessKey());
        Keypair other = await(KeypairReady.class, "access_key", e -> true).keypair();
        bus.publish(stack.rotation("access_key", false));
        Instant far = await(IdentityRotated.class, "access_key", e -> true).formerUntil();
        Keypair another =
                await(KeypairReady.class, "access_key", e -> !e.keypair().equals(other)).keypair();

        bus.publish(used(next));
        bus.publish(used(another));

        // of the same tree, and so heard later
        await(IdentityRotated.class, "access_key", e -> e.formerUntil().isBefore(far));
        assertThat(told(IdentityRotated.class, "handle")).hasSize(1);
    }

    @Test
    void byTheClockOnlyThoseAreRotatedThatAreReadAnew() {
        Keypair url = madeHandle().keypair();
        bus.publish(stack.user());
        bus.publish(stack.accessKey());
        Keypair former = await(KeypairReady.class, "access_key", e -> true).keypair();
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(30));

        periodic(Duration.ofDays(31), later).look();
        end();
        assertThat(told(KeypairReady.class, "access_key")).hasSize(1);

        periodic(Duration.ofDays(29), later).look();
        await(KeypairReady.class, "access_key", e -> !e.keypair().equals(former));
        end();
        assertThat(told(UserReady.class, "handle"))
                .extracting(UserReady::keypair)
                .containsExactly(url);
        assertThat(opens("access_key", former)).isTrue();

        // one at a time
        periodic(Duration.ZERO, later).look();
        end();
        assertThat(told(KeypairReady.class, "access_key")).hasSize(2);
    }

    private PeriodicRotation periodic(Duration period, Clock clock) {
        return new PeriodicRotation(ledger, intents, reconciler::wake, period, clock);
    }

    private IdentityUsed used(Keypair keypair) {
        return new IdentityUsed(stack.ref(), "a-user", keypair.accessKey(), Instant.now());
    }

    @Test
    void aTokenEndsWithThePasswordThatItWasGotBy() throws Exception {
        bus.publish(tokenHandleWithoutKeypair());
        UserReady before = await(UserReady.class, "token_handle", e -> true);
        assertThat(isGood(before)).isTrue();

        bus.publish(stack.rotation("token_handle", false));

        UserReady after =
                await(UserReady.class, "token_handle", e -> !e.token().equals(before.token()));
        assertThat(after.password()).isNotEqualTo(before.password());
        assertThat(isGood(before)).isFalse();
        assertThat(isGood(after)).isTrue();
        assertThat(after.userId()).isEqualTo(before.userId());
    }

    @Test
    void aTrusteeGetsAnotherPasswordAndKeepsItsTrust() throws Exception {
        TestOwner owner = TestOwner.member();
        TrusteeStack trusting = TrusteeStack.of(owner, sealer);
        bus.publish(trusting.trustee(TrusteeStack.EVERYTHING));
        TrusteeReady before = bus.await(TrusteeReady.class, e -> e.stack().equals(trusting.ref()));

        bus.publish(trusting.rotation("trustee", true));

        TrusteeReady after =
                bus.await(
                        TrusteeReady.class,
                        e ->
                                e.stack().equals(trusting.ref())
                                        && !e.password().equals(before.password()));
        assertThat(after.trustId()).isEqualTo(before.trustId());
        assertThat(logIn(before)).isFalse();
        assertThat(logIn(after)).isTrue();
        assertThat(owner.redelegations().madeFor(after.userId())).contains(after.trustId());
    }

    @Test
    void whatIsSuspendedAndThenDeletedInTheMiddleLeavesNothing() {
        Keypair former = madeHandle().keypair();

        bus.publish(stack.rotation("handle", false));
        bus.publish(new IdentitySuspended(stack.ref(), "handle", 1));
        await(IdentityDisabled.class, "handle", e -> true);
        assertThat(opens("handle", former)).isFalse();
        assertThat(inDomain().keypairs()).hasSize(2);

        // what rests is not rotated
        bus.publish(stack.rotation("handle", true));
        bus.publish(stack.unwanted("handle"));
        bus.publish(new DomainProjectUnwanted(stack.ref()));
        bus.await(DomainProjectRemoved.class, e -> e.stack().equals(stack.ref()));

        assertThat(inDomain().isEmpty()).isTrue();
        assertThat(told(IdentityRevoked.class, "handle").getFirst().accessKeys()).hasSize(2);
        assertThat(told(CredentialsRevoked.class, "handle")).isEmpty();
    }

    private UserReady madeHandle() {
        bus.publish(stack.cfnHandle());
        return await(UserReady.class, "handle", e -> true);
    }

    private Event tokenHandleWithoutKeypair() {
        return new UserWanted(
                stack.ref(),
                "token_handle",
                1,
                stack.tokenHandle().userName(),
                PasswordKind.GENERATED,
                null,
                false,
                true,
                List.of(new Binding(stack.ref().id(), "token_handle", Capability.SIGNAL_SEND)));
    }

    /** The loop looks once at what is to do at a moment. */
    private void at(Instant moment) {
        Clock then = Clock.fixed(moment, ZoneOffset.UTC);
        try (Reconciler loop =
                new Reconciler(ledger, database, domain, sources, trusts, sealer, then)) {
            loop.wake(stack.rootId());
            bus.await(IdentityRevoked.class, e -> e.stack().equals(stack.ref()));
        }
    }

    /** Nothing is left to do but to end an overlap. */
    private void end() {
        Awaitility.await("the end")
                .until(() -> ledger.open(stack.rootId(), Instant.now()).open().isEmpty());
    }

    private boolean opens(String resource, Keypair keypair) {
        SealContext context = new SealContext(stack.ref().id(), resource, SealContext.SECRET_KEY);
        Secret secret = sealer.open(keypair.secretKey(), context);
        return TrusteeLogin.byKeypair(keypair.accessKey(), secret).isPresent();
    }

    private boolean isGood(UserReady handle) {
        SealContext context = new SealContext(stack.ref().id(), "token_handle", SealContext.TOKEN);
        return TrusteeLogin.isGood(sealer.open(handle.token(), context));
    }

    private boolean logIn(TrusteeReady trustee) throws Exception {
        Secret password =
                sealer.open(
                        trustee.password(),
                        new SealContext(trustee.stack().id(), "trustee", SealContext.PASSWORD));
        return TrusteeLogin.byTrust(trustee.userId(), password, trustee.trustId()).isPresent();
    }

    private static Predicate<UserReady> changed(Keypair from) {
        return ready -> !from.equals(ready.keypair());
    }

    private <E extends IdentityEvent> E await(Class<E> type, String resource, Predicate<E> such) {
        return bus.await(type, e -> isOf(stack.ref(), resource, e) && such.test(e));
    }

    private <E extends IdentityEvent> List<E> told(Class<E> type, String resource) {
        return bus.events(type).stream().filter(e -> isOf(stack.ref(), resource, e)).toList();
    }

    private static boolean isOf(StackRef stack, String resource, IdentityEvent event) {
        return event.stack().equals(stack)
                && switch (event) {
                    case UserReady it -> it.resource().equals(resource);
                    case KeypairReady it -> it.resource().equals(resource);
                    case IdentityRotated it -> it.resource().equals(resource);
                    case IdentityRevoked it -> it.resource().equals(resource);
                    case CredentialsRevoked it -> it.resource().equals(resource);
                    case IdentityDisabled it -> it.resource().equals(resource);
                    default -> false;
                };
    }

    private HeatDomain inDomain() {
        return HeatDomain.of(domain.keystone(), domain.id(), stack.rootId());
    }
}
