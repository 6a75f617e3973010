package io.hearth.identityworker;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.Delegation;
import io.hearth.contract.IdentityEvent;
import io.hearth.contract.IdentityEvent.DomainProjectRemoved;
import io.hearth.contract.IdentityEvent.IdentityChecked;
import io.hearth.contract.IdentityEvent.IdentityDisabled;
import io.hearth.contract.IdentityEvent.IdentityFailed;
import io.hearth.contract.IdentityEvent.IdentityRemoved;
import io.hearth.contract.IdentityEvent.TrusteeKeypairReady;
import io.hearth.contract.IdentityEvent.TrusteeReady;
import io.hearth.contract.StackEvent.KeypairWanted;
import io.hearth.contract.Topic;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.scan.DomainScan;
import io.hearth.identityworker.testing.PooledAccounts;
import io.hearth.identityworker.testing.TestOwner;
import io.hearth.identityworker.testing.TestPool;
import io.hearth.identityworker.testing.TrusteeLogin;
import io.hearth.identityworker.testing.TrusteeStack;
import io.hearth.identityworker.testing.WithStackDomain;
import io.hearth.keystone.NewUser;
import io.hearth.keystone.User;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Trusts to an account that somebody made before and that several use, on a real Keystone. */
@QuarkusTest
@WithBackingServices
@WithStackDomain
@TestProfile(PooledAccounts.class)
class SharedAccountTest {
    private static final String ACCOUNT = PooledAccounts.SHARED;

    @Inject StackDomain domain;
    @Inject Sealer sealer;
    @Inject DomainScan scan;

    private TestOwner owner;
    private TrusteeStack stack;
    private TestBus bus;
    private String account;

    @BeforeEach
    void join() {
        owner = TestOwner.with(Set.of("member", "reader"));
        stack = TrusteeStack.of(owner, sealer);
        bus = TestBus.on(Topic.IDENTITIES);
        account =
                domain.keystone()
                        .findUser(domain.id(), ACCOUNT)
                        .map(User::id)
                        .orElseGet(
                                () ->
                                        domain.keystone()
                                                .createUser(
                                                        new NewUser(
                                                                domain.id(),
                                                                ACCOUNT,
                                                                "",
                                                                null,
                                                                TestPool.FIRST_PASSWORD))
                                                .id());
    }

    @AfterEach
    void leave() throws Exception {
        stack.unwants().forEach(bus::publish);
        awaited(DomainProjectRemoved.class);
        bus.close();
        assertThat(owner.handedOn()).isZero();
        assertThat(domain.keystone().credentialIds(account)).isEmpty();
        assertThat(domain.keystone().user(account)).map(User::enabled).contains(true);
    }

    @Test
    void severalShareItAndEachHasATrustOfItsOwn() throws Exception {
        TrusteeReady one = made("one", new Delegation(List.of("reader"), true, null));
        TrusteeReady two = made("two", new Delegation(List.of("member"), true, null));

        assertThat(List.of(one.userId(), two.userId())).containsOnly(account);
        assertThat(one.userName()).isEqualTo(ACCOUNT);
        assertThat(one.password()).isNull();
        assertThat(logIn(one).orElseThrow().roles()).containsExactly("reader");
        // who is a member is a reader, too
        assertThat(logIn(two).orElseThrow().roles()).containsExactlyInAnyOrder("member", "reader");

        remove("one");

        assertThat(logIn(one)).isEmpty();
        assertThat(logIn(two)).isPresent();
        remove("two");
    }

    @Test
    void severalMayAskForTheSameEnd() {
        Instant end = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        Delegation delegation = new Delegation(List.of(), true, end);

        TrusteeReady one = made("one", delegation);
        TrusteeReady two = made("two", delegation);

        assertThat(two.trustId()).isNotEqualTo(one.trustId());
        assertThat(owner.redelegations().madeFor(account, end)).contains(one.trustId());
        assertThat(owner.redelegations().madeFor(account, end.minusSeconds(1)))
                .contains(two.trustId());
        remove("one");
        remove("two");
    }

    @Test
    @Tag("CVE-2013-6391")
    void aKeypairWorksUnderItsTrustAndOnlyItsOwnGoes() {
        made("trustee", new Delegation(List.of("reader"), true, null));
        TrusteeKeypairReady first = keypair("keypair");
        TrusteeKeypairReady second = keypair("other");
        assertThat(byKeypair(first).orElseThrow().roles()).containsExactly("reader");

        remove("keypair");

        assertThat(byKeypair(first)).isEmpty();
        assertThat(byKeypair(second)).isPresent();
        remove("other");
    }

    @Test
    void whatIsSuspendedHasNoTrustAndWhatIsResumedHasAnotherWithItsKeypairs() throws Exception {
        TrusteeReady before = made("trustee", TrusteeStack.EVERYTHING);
        TrusteeKeypairReady keypair = keypair("keypair");

        stack.suspensions().forEach(bus::publish);
        awaited(IdentityDisabled.class);
        assertThat(logIn(before)).isEmpty();
        assertThat(byKeypair(keypair)).isEmpty();
        assertThat(owner.handedOn()).isZero();

        try (TestBus fromNowOn = TestBus.on(Topic.IDENTITIES)) {
            stack.resumptions().forEach(fromNowOn::publish);
            TrusteeReady after =
                    fromNowOn.await(TrusteeReady.class, e -> e.stack().equals(stack.ref()));
            fromNowOn.await(TrusteeKeypairReady.class, e -> e.stack().equals(stack.ref()));
            assertThat(after.trustId()).isNotEqualTo(before.trustId());
            assertThat(logIn(after)).isPresent();
            assertThat(byKeypair(keypair)).isPresent();
        }
    }

    @Test
    void whichMayNotBeSharedIsNot() {
        bus.publish(stack.shared("trustee", "heat_domain_admin", TrusteeStack.EVERYTHING));

        assertThat(awaited(IdentityFailed.class).reason())
                .isEqualTo(
                        "Account 'heat_domain_admin' may not be shared; whoever runs the cloud can"
                                + " allow it (hearth.identity.shared-accounts).");
        assertThat(owner.handedOn()).isZero();
    }

    @Test
    void aScanFindsNothingAmissAndACheckMissesATrustThatIsGone() throws Exception {
        TrusteeReady trustee = made("trustee", TrusteeStack.EVERYTHING);
        assertThat(scan.look().findings())
                .noneMatch(finding -> finding.stackId().equals(stack.ref().id()));

        owner.redelegations().end(trustee.trustId());

        bus.publish(stack.check("trustee"));
        assertThat(awaited(IdentityChecked.class).missing())
                .containsExactly(
                        "The trust to user 'nodes' is gone or has expired; an update replaces it.");
    }

    private TrusteeReady made(String resource, Delegation delegation) {
        bus.publish(stack.shared(resource, ACCOUNT, delegation));
        return bus.await(
                TrusteeReady.class,
                e -> e.stack().equals(stack.ref()) && e.resource().equals(resource));
    }

    private TrusteeKeypairReady keypair(String resource) {
        bus.publish(new KeypairWanted(stack.ref(), resource, 1, "trustee"));
        return bus.await(
                TrusteeKeypairReady.class,
                e -> e.stack().equals(stack.ref()) && e.resource().equals(resource));
    }

    private <E extends IdentityEvent> E awaited(Class<E> type) {
        return bus.await(type, event -> event.stack().equals(stack.ref()));
    }

    private void remove(String resource) {
        bus.publish(stack.unwanted(resource));
        bus.await(
                IdentityRemoved.class,
                e -> e.stack().equals(stack.ref()) && e.resource().equals(resource));
    }

    private Optional<TrusteeLogin> logIn(TrusteeReady trustee) throws Exception {
        return TrusteeLogin.byTrust(trustee.userId(), TestPool.FIRST_PASSWORD, trustee.trustId());
    }

    private Optional<TrusteeLogin> byKeypair(TrusteeKeypairReady ready) {
        Secret secret =
                sealer.open(
                        ready.keypair().secretKey(),
                        new SealContext(
                                stack.ref().id(), ready.resource(), SealContext.SECRET_KEY));
        return TrusteeLogin.byKeypair(ready.keypair().accessKey(), secret);
    }
}
