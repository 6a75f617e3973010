package io.hearth.identityworker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.Event;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.IdentityEvent;
import io.hearth.contract.IdentityEvent.DomainProjectRemoved;
import io.hearth.contract.IdentityEvent.IdentityChecked;
import io.hearth.contract.IdentityEvent.IdentityDisabled;
import io.hearth.contract.IdentityEvent.IdentityRevoked;
import io.hearth.contract.IdentityEvent.KeypairReady;
import io.hearth.contract.Keypair;
import io.hearth.contract.StackEvent.IdentityCheckWanted;
import io.hearth.contract.StackEvent.IdentityResumed;
import io.hearth.contract.StackEvent.IdentitySuspended;
import io.hearth.contract.StackEvent.KeypairWanted;
import io.hearth.contract.Topic;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.intent.Intents;
import io.hearth.identityworker.ledger.Ledger;
import io.hearth.identityworker.reconcile.Reconciler;
import io.hearth.identityworker.scan.DomainScan;
import io.hearth.identityworker.scan.Finding;
import io.hearth.identityworker.scan.Finding.Difference;
import io.hearth.identityworker.scan.Finding.Remedy;
import io.hearth.identityworker.scan.ScanReport;
import io.hearth.identityworker.testing.HeatDomain;
import io.hearth.identityworker.testing.SampleStack;
import io.hearth.identityworker.testing.TrusteeLogin;
import io.hearth.identityworker.testing.WithStackDomain;
import io.hearth.keystone.User;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user with two access keys on a real Keystone, one of which rests. */
@QuarkusTest
@WithBackingServices
@WithStackDomain
class RestingKeyTest {
    private static final String KEY = "access_key";
    private static final String OTHER = "other_key";

    @Inject StackDomain domain;
    @Inject Sealer sealer;
    @Inject Ledger ledger;
    @Inject Intents intents;
    @Inject Reconciler reconciler;
    @Inject DomainScan scan;

    private final SampleStack stack = SampleStack.create();
    private TestBus bus;
    private KeypairReady key;
    private KeypairReady other;

    @BeforeEach
    void twoKeysOfAUser() {
        bus = TestBus.on(Topic.IDENTITIES);
        bus.publish(stack.user());
        bus.publish(stack.accessKey());
        bus.publish(new KeypairWanted(stack.ref(), OTHER, 1, "user"));
        key = keyReady(KEY, 1);
        other = keyReady(OTHER, 1);
    }

    @AfterEach
    void leave() throws Exception {
        bus.close();
    }

    @Test
    void itIsGoneFromKeystoneAndThenTheSameAgain() {
        bus.publish(suspended());

        assertThat(disabled(1))
                .isEqualTo(
                        new IdentityDisabled(
                                stack.ref(),
                                KEY,
                                1,
                                key.userId(),
                                key.keypair().accessKey(),
                                null));
        assertThat(opens(key)).isFalse();
        assertThat(opens(other)).isTrue();
        assertThat(inDomain().shape())
                .isEqualTo("1 projects, users [web-user], keypairs of [web-user]");

        // once more, and what is not for one that rests
        bus.publish(suspended());
        disabled(2);
        bus.publish(stack.rotation(KEY, false));
        bus.publish(stack.rotation(KEY, true));
        bus.publish(new IdentityResumed(stack.ref(), KEY, 7));
        bus.publish(new IdentityCheckWanted(stack.ref(), KEY, 1));
        assertThat(checked(1)).isEmpty();
        assertThat(findings(scan.scan())).isEmpty();
        assertThat(opens(key)).isFalse();

        bus.publish(resumed());

        assertThat(keyReady(KEY, 2)).isEqualTo(key);
        assertThat(opens(key)).isTrue();
        bus.publish(resumed());
        assertThat(keyReady(KEY, 3)).isEqualTo(key);
        assertThat(inDomain().keypairs()).hasSize(2);
    }

    @Test
    void itRestsThroughTheSuspensionOfItsUserAndWaitsForItToReturn() {
        bus.publish(suspended());
        disabled(1);

        bus.publish(new IdentitySuspended(stack.ref(), "user", 1));
        awaitUsers(false);
        bus.publish(new IdentityResumed(stack.ref(), "user", 1));
        awaitUsers(true);
        settle();
        assertThat(inDomain().keypairs()).hasSize(1);

        bus.publish(new IdentitySuspended(stack.ref(), "user", 1));
        awaitUsers(false);
        bus.publish(resumed());
        bus.publish(new IdentityResumed(stack.ref(), "user", 1));

        assertThat(keyReady(KEY, 2)).isEqualTo(key);
        assertThat(opens(key)).isTrue();
    }

    @Test
    void whatSomebodyMadeOfItMeanwhileIsFoundAndRemoved() {
        bus.publish(suspended());
        disabled(1);
        domain.keystone()
                .createEc2Credential(
                        key.userId(),
                        key.domainProjectId(),
                        key.keypair().accessKey(),
                        secret(key),
                        null);

        bus.publish(new IdentityCheckWanted(stack.ref(), KEY, 1));
        assertThat(checked(1))
                .containsExactly(
                        "Keypair %s is inactive, and in Keystone."
                                .formatted(key.keypair().accessKey()));
        assertThat(findings(scan.look()))
                .extracting(Finding::difference, Finding::resource, Finding::done)
                .containsExactly(tuple(Difference.ENABLED, KEY, Remedy.NOTHING));
        assertThat(opens(key)).isTrue();

        assertThat(findings(scan.scan()))
                .extracting(Finding::difference, Finding::resource, Finding::done)
                .containsExactly(tuple(Difference.ENABLED, KEY, Remedy.REMOVED));

        disabled(2);
        assertThat(opens(key)).isFalse();
        assertThat(opens(other)).isTrue();
        assertThat(findings(scan.look())).isEmpty();
    }

    /** As if the removal had been made, and its record had come too late. */
    @Test
    void itIsMadeAgainThoughItsRestWasTakenBackBeforeItWasRecorded() {
        domain.keystone().deleteCredential(key.keypair().credentialId());

        apply(suspended(), resumed());
        reconciler.wake(stack.rootId());

        assertThat(keyReady(KEY, 2)).isEqualTo(key);
        assertThat(opens(key)).isTrue();
    }

    @Test
    void whatIsRotatedWhileItBeginsToRestHasOneKeypairAfterwards() {
        bus.publish(stack.rotation(KEY, false));
        KeypairReady next = keyReady(KEY, 2);
        bus.publish(suspended());
        IdentityDisabled resting = disabled(1);

        assertThat(resting.accessKey()).isEqualTo(next.keypair().accessKey());
        assertThat(bus.events(IdentityRevoked.class))
                .filteredOn(revoked -> revoked.stack().equals(stack.ref()))
                .containsExactly(
                        new IdentityRevoked(
                                stack.ref(), KEY, 1, null, List.of(key.keypair().accessKey())));
        assertThat(opens(key)).isFalse();
        assertThat(opens(next)).isFalse();

        bus.publish(resumed());
        assertThat(keyReady(KEY, 3)).isEqualTo(next);
        assertThat(opens(key)).isFalse();
        assertThat(opens(next)).isTrue();

        bus.publish(suspended());
        bus.publish(stack.unwanted(KEY));
        bus.publish(stack.unwanted(OTHER));
        stack.unwants().forEach(bus::publish);
        bus.await(DomainProjectRemoved.class, e -> e.stack().equals(stack.ref()));
        assertThat(inDomain().isEmpty()).isTrue();
    }

    private IdentitySuspended suspended() {
        return new IdentitySuspended(stack.ref(), KEY, 1);
    }

    private IdentityResumed resumed() {
        return new IdentityResumed(stack.ref(), KEY, 1);
    }

    /** What was told of a keypair for the n-th time. */
    private KeypairReady keyReady(String resource, int n) {
        return nth(KeypairReady.class, n, e -> e.resource().equals(resource));
    }

    private IdentityDisabled disabled(int n) {
        return nth(IdentityDisabled.class, n, e -> e.resource().equals(KEY));
    }

    private List<String> checked(int n) {
        return nth(IdentityChecked.class, n, e -> e.resource().equals(KEY)).missing();
    }

    private <E extends IdentityEvent> E nth(Class<E> type, int n, Predicate<E> such) {
        await(n + " times " + type.getSimpleName()).until(() -> told(type, such).size() >= n);
        return told(type, such).get(n - 1);
    }

    private <E extends IdentityEvent> List<E> told(Class<E> type, Predicate<E> such) {
        return bus.events(type).stream()
                .filter(e -> e.stack().equals(stack.ref()))
                .filter(such)
                .toList();
    }

    private void awaitUsers(boolean enabled) {
        await("the user " + (enabled ? "enabled" : "disabled"))
                .until(
                        () ->
                                inDomain().users().stream()
                                        .map(User::enabled)
                                        .allMatch(state -> state == enabled));
    }

    private void settle() {
        await("the end").until(() -> ledger.open(stack.rootId(), Instant.now()).open().isEmpty());
    }

    private List<Finding> findings(ScanReport report) {
        return report.findings().stream()
                .filter(finding -> finding.rootId().equals(stack.rootId()))
                .toList();
    }

    private boolean opens(KeypairReady ready) {
        return TrusteeLogin.byKeypair(ready.keypair().accessKey(), secret(ready)).isPresent();
    }

    private Secret secret(KeypairReady ready) {
        Keypair keypair = ready.keypair();
        return sealer.open(
                keypair.secretKey(),
                new SealContext(stack.ref().id(), ready.resource(), SealContext.SECRET_KEY));
    }

    /** In one transaction. */
    private void apply(Event... events) {
        List<EventEnvelope> envelopes =
                Stream.of(events)
                        .map(
                                event ->
                                        new EventEnvelope(
                                                UUID.randomUUID(),
                                                "/hearth/test",
                                                Instant.now(),
                                                event))
                        .toList();
        try {
            VertxContextSupport.subscribeAndAwait(() -> intents.apply(envelopes));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private HeatDomain inDomain() {
        return HeatDomain.of(domain.keystone(), domain.id(), stack.rootId());
    }
}
