package io.hearth.identityworker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.Delegation;
import io.hearth.contract.IdentityEvent;
import io.hearth.contract.IdentityEvent.DomainProjectRemoved;
import io.hearth.contract.IdentityEvent.IdentityChecked;
import io.hearth.contract.IdentityEvent.IdentityDisabled;
import io.hearth.contract.IdentityEvent.IdentityFailed;
import io.hearth.contract.IdentityEvent.IdentityRemoved;
import io.hearth.contract.IdentityEvent.TrusteeKeypairReady;
import io.hearth.contract.IdentityEvent.TrusteeReady;
import io.hearth.contract.StackEvent.TrustUnwanted;
import io.hearth.contract.Topic;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.scan.TrustWatch;
import io.hearth.identityworker.testing.HeatDomain;
import io.hearth.identityworker.testing.TestOwner;
import io.hearth.identityworker.testing.TrusteeLogin;
import io.hearth.identityworker.testing.TrusteeStack;
import io.hearth.identityworker.testing.WithStackDomain;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users whom the owner of a stack trusts, and keypairs under that trust, on a real Keystone. */
@QuarkusTest
@WithBackingServices
@WithStackDomain
class TrusteeTest {
    @Inject StackDomain domain;
    @Inject Sealer sealer;
    @Inject TrustWatch watch;

    private TestOwner owner;
    private TrusteeStack stack;
    private TestBus bus;

    @BeforeEach
    void join() {
        owner = TestOwner.with(Set.of("member", "reader"));
        stack = TrusteeStack.of(owner, sealer);
        bus = TestBus.on(Topic.IDENTITIES);
    }

    @AfterEach
    void leave() throws Exception {
        bus.close();
    }

    @Test
    void aTrusteeActsAsTheOwnerWithTheRolesThatItWasGivenAndNoMore() throws Exception {
        TrusteeReady trustee = made(new Delegation(List.of("reader"), true, null));

        assertThat(logIn(trustee))
                .contains(new TrusteeLogin(owner.userId(), owner.projectId(), Set.of("reader")));
        HeatDomain inKeystone = HeatDomain.of(domain.keystone(), domain.id(), stack.rootId());
        assertThat(inKeystone.shape()).isEqualTo("0 projects, users [web-trustee], keypairs of []");
        assertThat(trustee.toString()).doesNotContain(password(trustee).reveal());
    }

    @Test
    void allOfTheOwnersRolesAreTheDefault() throws Exception {
        TrusteeReady trustee = made(TrusteeStack.EVERYTHING);

        assertThat(logIn(trustee).orElseThrow().roles())
                .containsExactlyInAnyOrder("member", "reader");
    }

    @Test
    @Tag("CVE-2014-3476")
    void aTrusteeHandsNothingOn() throws Exception {
        TrusteeReady trustee = made(new Delegation(List.of("reader"), true, null));

        assertThat(
                        TrusteeLogin.handOn(
                                trustee.userId(), password(trustee), trustee.trustId(), owner))
                .isEqualTo(403);
    }

    @Test
    void withoutImpersonationATrusteeActsAsItself() throws Exception {
        TrusteeReady trustee = made(new Delegation(List.of("reader"), false, null));

        assertThat(logIn(trustee).orElseThrow().userId()).isEqualTo(trustee.userId());
    }

    @Test
    void aTrustExpires() throws Exception {
        Instant soon = Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.SECONDS);
        TrusteeReady trustee = made(new Delegation(List.of(), true, soon));
        assertThat(logIn(trustee)).isPresent();

        await().atMost(Duration.ofSeconds(20)).until(() -> logIn(trustee).isEmpty());

        assertThat(checked("trustee")).hasSize(1);
    }

    @Test
    void aRoleThatTheOwnerLacksFailsInKeystonesWordsAndNothingIsLeft() {
        bus.publish(stack.trustee(new Delegation(List.of("admin"), true, null)));

        IdentityFailed failed = awaited(IdentityFailed.class);

        assertThat(failed.reason())
                .startsWith("Keystone refuses the trust to user 'web-trustee-")
                .contains("role");
        remove("trustee");
        assertThat(inDomain().isEmpty()).isTrue();
    }

    @Test
    void withoutATrustOfTheOwnerThereIsNone() {
        bus.publish(stack.trustee(TrusteeStack.EVERYTHING).under(null));

        assertThat(awaited(IdentityFailed.class).reason())
                .contains("The trust of the stack's owner is gone");
    }

    @Test
    void aKeypairWorksUnderTheTrustAndGoesWithoutIt() throws Exception {
        TrusteeReady trustee = made(new Delegation(List.of("reader"), true, null));
        bus.publish(stack.keypair());
        TrusteeKeypairReady keypair = awaited(TrusteeKeypairReady.class);
        Secret secretKey =
                sealer.open(
                        keypair.keypair().secretKey(), context("keypair", SealContext.SECRET_KEY));

        assertThat(keypair.userId()).isEqualTo(trustee.userId());
        assertThat(TrusteeLogin.byKeypair(keypair.keypair().accessKey(), secretKey))
                .contains(new TrusteeLogin(owner.userId(), owner.projectId(), Set.of("reader")));

        remove("keypair");

        assertThat(TrusteeLogin.byKeypair(keypair.keypair().accessKey(), secretKey)).isEmpty();
        assertThat(logIn(trustee)).isPresent();
    }

    @Test
    void nothingIsLeftOfATrusteeThatIsRemoved() throws Exception {
        TrusteeReady trustee = made(TrusteeStack.EVERYTHING);
        bus.publish(stack.keypair());
        awaited(TrusteeKeypairReady.class);

        stack.unwants().forEach(bus::publish);
        bus.await(DomainProjectRemoved.class, e -> e.stack().equals(stack.ref()));

        assertThat(inDomain().isEmpty()).isTrue();
        assertThat(owner.redelegations().stands(trustee.trustId())).isFalse();
        assertThat(owner.isTrusting()).isTrue();
    }

    @Test
    void whoIsSuspendedCannotLogInUntilResumed() throws Exception {
        TrusteeReady trustee = made(TrusteeStack.EVERYTHING);

        stack.suspensions().forEach(bus::publish);
        awaited(IdentityDisabled.class);
        assertThat(logIn(trustee)).isEmpty();

        stack.resumptions().forEach(bus::publish);
        await().atMost(Duration.ofSeconds(20)).until(() -> logIn(trustee).isPresent());
    }

    @Test
    void aTrustThatSomebodyRemovedIsMissed() throws Exception {
        TrusteeReady trustee = made(TrusteeStack.EVERYTHING);
        assertThat(checked("trustee")).isEmpty();

        owner.redelegations().end(trustee.trustId());

        assertThat(checked("trustee"))
                .containsExactly(
                        "The trust to user '%s' is gone or has expired; an update replaces it."
                                .formatted(trustee.userName()));
    }

    @Test
    void whoWantedItIsToldOfATrustThatIsGoneAndItsKeypairsGoToo() throws Exception {
        TrusteeReady trustee = made(TrusteeStack.EVERYTHING);
        bus.publish(stack.keypair());
        awaited(TrusteeKeypairReady.class);
        watch.look();
        assertThat(bus.events(IdentityChecked.class))
                .noneMatch(event -> event.stack().equals(stack.ref()));

        owner.redelegations().end(trustee.trustId());
        watch.look();

        assertThat(awaited(IdentityRemoved.class).resource()).isEqualTo("keypair");
        assertThat(inDomain().shape()).isEqualTo("0 projects, users [web-trustee], keypairs of []");
        assertThat(bus.events(IdentityChecked.class))
                .filteredOn(event -> event.stack().equals(stack.ref()))
                .extracting(IdentityChecked::resource)
                .containsExactlyInAnyOrder("trustee", "keypair");
    }

    @Test
    void theOwnersTrustStaysAsLongAsATrusteeStandsOnIt() throws Exception {
        TrusteeReady trustee = made(TrusteeStack.EVERYTHING);

        bus.publish(new TrustUnwanted(stack.ref(), stack.trust()));
        // what comes after it on the topic has been taken in: so has it
        assertThat(checked("trustee")).isEmpty();
        assertThat(logIn(trustee)).isPresent();

        remove("trustee");
        bus.publish(new TrustUnwanted(stack.ref(), stack.trust()));
        await().atMost(Duration.ofSeconds(20)).until(() -> !owner.isTrusting());
    }

    private TrusteeReady made(Delegation delegation) {
        bus.publish(stack.trustee(delegation));
        return awaited(TrusteeReady.class);
    }

    private <E extends IdentityEvent> E awaited(Class<E> type) {
        return bus.await(type, event -> event.stack().equals(stack.ref()));
    }

    private List<String> checked(String resource) throws InterruptedException {
        try (TestBus fromNowOn = TestBus.on(Topic.IDENTITIES)) {
            fromNowOn.publish(stack.check(resource));
            return fromNowOn
                    .await(IdentityChecked.class, event -> event.stack().equals(stack.ref()))
                    .missing();
        }
    }

    private void remove(String resource) {
        bus.publish(stack.unwanted(resource));
        bus.await(
                IdentityRemoved.class,
                e -> e.stack().equals(stack.ref()) && e.resource().equals(resource));
    }

    private HeatDomain inDomain() {
        return HeatDomain.of(domain.keystone(), domain.id(), stack.rootId());
    }

    private Optional<TrusteeLogin> logIn(TrusteeReady trustee)
            throws IOException, InterruptedException {
        return TrusteeLogin.byTrust(trustee.userId(), password(trustee), trustee.trustId());
    }

    private Secret password(TrusteeReady trustee) {
        Sealed sealed = trustee.password();
        return sealer.open(sealed, context("trustee", SealContext.PASSWORD));
    }

    private SealContext context(String resource, String field) {
        return new SealContext(stack.ref().id(), resource, field);
    }
}
