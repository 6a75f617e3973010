package io.hearth.identityworker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.hearth.contract.Event;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.IdentityEvent;
import io.hearth.contract.IdentityEvent.DomainProjectRemoved;
import io.hearth.contract.IdentityEvent.IdentityFailed;
import io.hearth.contract.IdentityEvent.IdentityRemoved;
import io.hearth.contract.IdentityEvent.IdentityWaiting;
import io.hearth.contract.IdentityEvent.UserReady;
import io.hearth.contract.StackEvent.DomainProjectUnwanted;
import io.hearth.contract.StackEvent.IdentitySuspended;
import io.hearth.contract.Topic;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.identityworker.account.AccountPool;
import io.hearth.identityworker.account.PoolRules;
import io.hearth.identityworker.account.PoolRules.Directory;
import io.hearth.identityworker.account.UserSources;
import io.hearth.identityworker.domain.DomainTrusts;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.intent.Intents;
import io.hearth.identityworker.ledger.Ledger;
import io.hearth.identityworker.reconcile.Reconciler;
import io.hearth.identityworker.scan.DomainScan;
import io.hearth.identityworker.scan.Finding;
import io.hearth.identityworker.scan.Finding.Difference;
import io.hearth.identityworker.scan.Finding.Remedy;
import io.hearth.identityworker.testing.PooledAccounts;
import io.hearth.identityworker.testing.SampleStack;
import io.hearth.identityworker.testing.TestOwner;
import io.hearth.identityworker.testing.TestPool;
import io.hearth.identityworker.testing.TrusteeStack;
import io.hearth.identityworker.testing.WithStackDomain;
import io.hearth.keystone.DeploymentId;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneException;
import io.hearth.keystone.NewUser;
import io.hearth.keystone.User;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users that are accounts somebody made before, on a real Keystone. */
@QuarkusTest
@WithBackingServices
@WithStackDomain
@TestProfile(PooledAccounts.class)
class PoolTest {
    @Inject StackDomain domain;
    @Inject AccountPool pool;
    @Inject Ledger ledger;
    @Inject DataSource database;
    @Inject UserSources sources;
    @Inject DomainTrusts trusts;
    @Inject DomainScan scan;
    @Inject Sealer sealer;
    @Inject Intents intents;

    private final SampleStack first = SampleStack.create();
    private final SampleStack second = SampleStack.create();
    private final SampleStack third = SampleStack.create();
    private Reconciler loop;
    private TestBus bus;

    @BeforeEach
    void begin() {
        bus = TestBus.on(Topic.IDENTITIES);
        loop = loop(sources);
    }

    @AfterEach
    void end() throws Exception {
        bus.close();
        loop.close();
    }

    @Test
    void whatAStackWantsIsLeasedAndGivenBackWithNothingLeft() {
        TestPool accounts = TestPool.of(3, domain, pool);
        int users = domain.keystone().users(domain.id()).size();

        first.wants().forEach(bus::publish);
        UserReady token = ready(first, "token_handle");
        ready(first, "user");
        awaited(first, IdentityEvent.KeypairReady.class);

        assertThat(accounts.held())
                .containsExactly("enabled 1 roles 1 keypairs", "enabled 1 roles 1 keypairs");
        assertThat(domain.keystone().users(domain.id())).hasSize(users);
        assertThat(accounts.all()).extracting(User::name).contains(token.userName());
        assertThat(token.lease()).isPositive();
        Secret password = password(first, token);
        logIn(token, password);

        first.unwants().forEach(bus::publish);
        awaited(first, DomainProjectRemoved.class);

        assertThat(accounts.held()).containsExactly("all clean");
        assertThat(pool.census().free()).isEqualTo(3);
        assertNobodyKnows(token.userId(), token.domainProjectId(), password);
        assertNobodyKnows(token.userId(), token.domainProjectId(), TestPool.FIRST_PASSWORD);
    }

    @Test
    void theNextToUseAnAccountHasAnotherPasswordAndALaterLease() {
        TestPool.of(1, domain, pool);
        bus.publish(first.tokenHandle());
        UserReady before = ready(first, "token_handle");
        remove(first);

        bus.publish(second.tokenHandle());
        UserReady after = ready(second, "token_handle");

        assertThat(after.userId()).isEqualTo(before.userId());
        assertThat(after.lease()).isGreaterThan(before.lease());
        logIn(after, password(second, after));
        assertThatThrownBy(
                        () ->
                                domain.keystone()
                                        .logIn(
                                                after.userId(),
                                                password(first, before),
                                                after.domainProjectId()))
                .isInstanceOf(KeystoneException.class);
        remove(second);
    }

    @Test
    void whatIsRevokedOfALeasedAccountIsGoodForNothingAndTheLeaseGoesOn() {
        TestPool accounts = TestPool.of(1, domain, pool);
        bus.publish(first.tokenHandle());
        UserReady before = ready(first, "token_handle");
        Secret known = password(first, before);

        bus.publish(first.rotation("token_handle", true));
        UserReady after =
                bus.await(
                        UserReady.class,
                        event ->
                                event.stack().equals(first.ref())
                                        && !password(first, event).equals(known));

        assertThat(after.userId()).isEqualTo(before.userId());
        assertThat(after.lease()).isEqualTo(before.lease());
        logIn(after, password(first, after));
        assertThatThrownBy(() -> logIn(after, known))
                .isInstanceOf(KeystoneException.Unauthorized.class);
        assertThat(accounts.held()).containsExactly("enabled 1 roles 1 keypairs");
        remove(first);
    }

    @Test
    void whoFindsNoneWaitsAndTheOldestGetsTheNext() {
        TestPool.of(1, domain, pool);
        bus.publish(first.cfnHandle());
        ready(first, "handle");

        bus.publish(second.cfnHandle());
        IdentityWaiting waiting = awaited(second, IdentityWaiting.class);
        bus.publish(third.cfnHandle());
        awaited(third, IdentityWaiting.class);

        assertThat(waiting.reason())
                .isEqualTo(
                        "It waits for an account: none of the 1 in the pool is free. One that another"
                                + " stack gives back is taken at once; whoever runs the cloud can add"
                                + " some (hearth.identity.pool.accounts).");
        assertThat(pool.census().waiting()).isEqualTo(2);

        remove(first);
        ready(second, "handle");
        assertThat(told(UserReady.class, third)).isEmpty();
        assertThat(told(IdentityFailed.class, third)).isEmpty();
        assertThat(told(IdentityWaiting.class, second)).hasSize(1);

        remove(second);
        ready(third, "handle");
        remove(third);
        assertThat(pool.census().free()).isEqualTo(1);
        assertThat(pool.census().waiting()).isZero();
    }

    @Test
    void whoIsUnwantedWhileItWaitsLeavesNothing() {
        TestPool accounts = TestPool.of(1, domain, pool);
        bus.publish(first.cfnHandle());
        ready(first, "handle");
        bus.publish(second.cfnHandle());
        awaited(second, IdentityWaiting.class);

        remove(second);

        assertThat(pool.census().waiting()).isZero();
        remove(first);
        assertThat(accounts.held()).containsExactly("all clean");
        assertThat(pool.census().free()).isEqualTo(1);
    }

    @Test
    void anAccountThatIsAddedIsLeasedToWhoWaits() {
        TestPool accounts = TestPool.of(0, domain, pool);
        bus.publish(first.cfnHandle());
        awaited(first, IdentityWaiting.class);

        User added = accounts.add();
        pool.look();

        assertThat(ready(first, "handle").userId()).isEqualTo(added.id());
        remove(first);
    }

    @Test
    void whoIsNotInThePoolIsNeverTaken() {
        TestPool.of(0, domain, pool);
        String foreign = "foreign-" + first.rootId();
        Keystone keystone = domain.keystone();
        User user =
                keystone.createUser(
                        new NewUser(
                                domain.id(), foreign, "somebody's", null, TestPool.FIRST_PASSWORD));
        User byName =
                keystone.findUser(domain.id(), "by-name")
                        .orElseGet(
                                () ->
                                        keystone.createUser(
                                                new NewUser(
                                                        domain.id(), "by-name", "", null, null)));

        pool.look();
        bus.publish(first.cfnHandle());
        bus.publish(second.cfnHandle());

        // the worker's own is named too, and is none of it
        assertThat(pool.census().free() + pool.census().leased()).isEqualTo(1);
        UserReady ready = bus.await(UserReady.class, event -> isOfEither(event));
        assertThat(ready.userId()).isEqualTo(byName.id());
        assertThat(keystone.user(user.id())).map(User::enabled).contains(true);
        remove(first);
        remove(second);
        keystone.deleteUser(byName.id());
    }

    @Test
    void aFreeAccountThatHoldsSomethingIsReportedAndPutRight() {
        TestPool accounts = TestPool.of(1, domain, pool);
        User account = accounts.all().getFirst();
        Keystone keystone = domain.keystone();
        keystone.setUserEnabled(account.id(), true);
        String project =
                keystone.createProject(domain.id(), "somewhere-" + first.rootId(), "").id();
        keystone.grantRole(project, account.id(), domain.roleId());
        keystone.createEc2Credential(
                account.id(), project, first.rootId().replace("-", ""), Secret.of("a secret"));

        assertThat(scan.look().findings())
                .filteredOn(finding -> finding.keystoneId().equals(account.id()))
                .extracting(Finding::difference, Finding::done)
                .containsExactly(tuple(Difference.UNCLEAN, Remedy.NOTHING));
        assertThat(accounts.held()).containsExactly("enabled 1 roles 1 keypairs");

        assertThat(scan.scan().findings())
                .filteredOn(finding -> finding.keystoneId().equals(account.id()))
                .extracting(Finding::difference, Finding::done)
                .containsExactly(tuple(Difference.UNCLEAN, Remedy.CLEANED));
        assertThat(accounts.held()).containsExactly("all clean");
        assertThat(scan.look().findings())
                .noneMatch(finding -> finding.keystoneId().equals(account.id()));
        keystone.deleteProject(project);
    }

    @Test
    void aLeasedAccountThatSomebodyRemovedGivesWayToAnother() {
        TestPool.of(2, domain, pool);
        bus.publish(first.cfnHandle());
        UserReady gone = ready(first, "handle");
        domain.keystone().deleteUser(gone.userId());

        scan.scan();

        UserReady again =
                bus.await(
                        UserReady.class,
                        event ->
                                event.stack().equals(first.ref())
                                        && !event.userId().equals(gone.userId()));
        assertThat(again.lease()).isGreaterThan(gone.lease());
        remove(first);
    }

    @Test
    void aTrusteeIsLeasedToo() {
        TestPool accounts = TestPool.of(1, domain, pool);
        TrusteeStack stack = TrusteeStack.of(TestOwner.with(Set.of("member")), sealer);
        stack.wants().forEach(bus::publish);
        bus.await(IdentityEvent.TrusteeKeypairReady.class, e -> e.stack().equals(stack.ref()));
        assertThat(accounts.held()).containsExactly("enabled 0 roles 1 keypairs");

        stack.unwants().forEach(bus::publish);
        bus.await(DomainProjectRemoved.class, e -> e.stack().equals(stack.ref()));
        assertThat(accounts.held()).containsExactly("all clean");
    }

    @Test
    void ofADirectoryThatCannotBeWrittenKeypairsCanBeHad() {
        TestPool accounts = TestPool.of(1, domain, pool);
        User account = accounts.all().getFirst();
        domain.keystone().setUserEnabled(account.id(), true);
        domain.keystone().setPassword(account.id(), TestPool.FIRST_PASSWORD);
        loop.close();
        loop = loop(new UserSources(domain, database, readOnly(), InstantSource.system()));

        // the service's own loop would write: here only this one is woken
        apply(first.cfnHandle());
        UserReady ready = ready(first, "handle");
        assertThat(accounts.held()).containsExactly("enabled 1 roles 1 keypairs");
        logIn(ready, TestPool.FIRST_PASSWORD);

        apply(first.rotation("handle", true));
        String revoked = ready.keypair().accessKey();
        bus.await(
                UserReady.class,
                event ->
                        event.stack().equals(first.ref())
                                && !event.keypair().accessKey().equals(revoked));
        assertThat(accounts.held()).containsExactly("enabled 1 roles 1 keypairs");

        apply(new IdentitySuspended(first.ref(), "handle", 1));
        awaited(first, IdentityEvent.IdentityDisabled.class);
        assertThat(accounts.held()).containsExactly("enabled 0 roles 1 keypairs");

        apply(second.tokenHandle());
        assertThat(awaited(second, IdentityFailed.class).reason())
                .contains("the directory of the pool lets none be set");

        apply(first.unwanted("handle"));
        awaited(first, IdentityRemoved.class);
        assertThat(accounts.held()).containsExactly("enabled 0 roles 0 keypairs");
        remove(second);
    }

    private PoolRules readOnly() {
        return new PoolRules(
                Set.of(),
                PoolRules.markOf(new DeploymentId("hearth-test")),
                Directory.READ_ONLY,
                Set.of(),
                "heat_domain_admin");
    }

    private Reconciler loop(UserSources of) {
        Reconciler started =
                new Reconciler(ledger, database, domain, of, trusts, sealer, Clock.systemUTC());
        started.start();
        return started;
    }

    private void apply(Event event) {
        try {
            VertxContextSupport.subscribeAndAwait(
                    () ->
                            intents.apply(
                                    List.of(
                                            new EventEnvelope(
                                                    UUID.randomUUID(),
                                                    "/hearth/test",
                                                    Instant.now(),
                                                    event))));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private boolean isOfEither(UserReady event) {
        return event.stack().equals(first.ref()) || event.stack().equals(second.ref());
    }

    private UserReady ready(SampleStack stack, String resource) {
        return bus.await(
                UserReady.class,
                e -> e.stack().equals(stack.ref()) && e.resource().equals(resource));
    }

    private <E extends IdentityEvent> E awaited(SampleStack stack, Class<E> type) {
        return bus.await(type, event -> event.stack().equals(stack.ref()));
    }

    private <E extends IdentityEvent> List<E> told(Class<E> type, SampleStack stack) {
        return bus.events(type).stream().filter(e -> e.stack().equals(stack.ref())).toList();
    }

    /** All of it. */
    private void remove(SampleStack stack) {
        bus.publish(new DomainProjectUnwanted(stack.ref()));
        awaited(stack, DomainProjectRemoved.class);
    }

    private Secret password(SampleStack stack, UserReady ready) {
        return sealer.open(
                ready.password(),
                new SealContext(stack.ref().id(), ready.resource(), SealContext.PASSWORD));
    }

    private void logIn(UserReady ready, Secret password) {
        assertThat(
                        domain.keystone()
                                .logIn(ready.userId(), password, ready.domainProjectId())
                                .value())
                .isNotNull();
    }

    /** A password that somebody knew is not that of the account, though it were enabled. */
    private void assertNobodyKnows(String userId, String projectId, Secret password) {
        domain.keystone().setUserEnabled(userId, true);
        assertThatThrownBy(() -> domain.keystone().as(userId, password).ec2Credentials(userId))
                .isInstanceOf(KeystoneException.Unauthorized.class);
        domain.keystone().setUserEnabled(userId, false);
    }
}
