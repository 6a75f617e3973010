package io.hearth.identityworker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.IdentityEvent.DomainProjectReady;
import io.hearth.contract.IdentityEvent.DomainProjectRemoved;
import io.hearth.contract.IdentityEvent.IdentityChecked;
import io.hearth.contract.IdentityEvent.IdentityDisabled;
import io.hearth.contract.IdentityEvent.IdentityRemoved;
import io.hearth.contract.IdentityEvent.IdentityRevoked;
import io.hearth.contract.IdentityEvent.KeypairReady;
import io.hearth.contract.IdentityEvent.UserReady;
import io.hearth.contract.Topic;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealer;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.testing.HeatDomain;
import io.hearth.identityworker.testing.SampleStack;
import io.hearth.identityworker.testing.WithStackDomain;
import io.hearth.keystone.User;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Events in, identities in a real Keystone, events out. */
@QuarkusTest
@WithBackingServices
@WithStackDomain
class WorkerFlowTest {
    @Inject StackDomain domain;
    @Inject Sealer sealer;

    @Test
    void aStackGetsItsIdentitiesAndLosesThem() throws Exception {
        SampleStack stack = SampleStack.create();
        try (TestBus bus = TestBus.on(Topic.IDENTITIES)) {
            // When
            stack.wants().forEach(bus::publish);

            // Then
            UserReady handle =
                    bus.await(
                            UserReady.class,
                            e ->
                                    e.stack().equals(stack.ref())
                                            && e.resource().equals("token_handle"));
            UserReady user =
                    bus.await(
                            UserReady.class,
                            e -> e.stack().equals(stack.ref()) && e.resource().equals("user"));
            KeypairReady key = bus.await(KeypairReady.class, e -> e.stack().equals(stack.ref()));
            DomainProjectReady project =
                    bus.await(DomainProjectReady.class, e -> e.stack().equals(stack.ref()));
            assertThat(present(stack).shape())
                    .isEqualTo(
                            "1 projects, users [web-token_handle, web-user], keypairs of [web-token_handle, web-user]");
            assertThat(handle.bindings()).isEqualTo(stack.tokenHandle().bindings());
            assertThat(handle.domainProjectId()).isEqualTo(project.domainProjectId());
            assertThat(handle.token()).isNotNull();
            assertThat(user.password()).isNull();
            assertThat(user.keypair()).isNull();
            assertThat(key.userId()).isEqualTo(user.userId());
            String secret =
                    sealer.open(
                                    key.keypair().secretKey(),
                                    new SealContext(
                                            stack.ref().id(), "access_key", SealContext.SECRET_KEY))
                            .reveal();
            assertThat(domain.keystone().ec2Credential(key.keypair().credentialId()))
                    .hasValueSatisfying(c -> assertThat(c.secretKey().reveal()).isEqualTo(secret));

            // When
            stack.unwants().forEach(bus::publish);

            // Then
            bus.await(DomainProjectRemoved.class, e -> e.stack().equals(stack.ref()));
            assertThat(present(stack).isEmpty()).isTrue();
            assertThat(bus.events(IdentityRevoked.class))
                    .filteredOn(e -> e.stack().equals(stack.ref()))
                    .extracting(IdentityRevoked::resource)
                    .containsExactlyInAnyOrder("access_key", "user", "token_handle");
            assertThat(bus.events(IdentityRemoved.class))
                    .filteredOn(e -> e.stack().equals(stack.ref()))
                    .extracting(IdentityRemoved::resource)
                    .containsExactlyInAnyOrder("access_key", "user", "token_handle");
        }
    }

    @Test
    void aSuspendedUserIsGoodForNothingUntilItIsResumed() throws Exception {
        SampleStack stack = SampleStack.create();
        try (TestBus bus = TestBus.on(Topic.IDENTITIES)) {
            // Given
            stack.wants().forEach(bus::publish);
            UserReady handle = ready(bus, stack, "token_handle", e -> true);
            ready(bus, stack, "user", e -> true);

            // When
            stack.suspensions().forEach(bus::publish);

            // Then
            IdentityDisabled disabled =
                    bus.await(
                            IdentityDisabled.class,
                            e ->
                                    e.stack().equals(stack.ref())
                                            && e.resource().equals("token_handle"));
            bus.await(
                    IdentityDisabled.class,
                    e -> e.stack().equals(stack.ref()) && e.resource().equals("user"));
            assertThat(disabled.userId()).isEqualTo(handle.userId());
            assertThat(present(stack).users()).noneMatch(User::enabled).hasSize(2);

            // When
            stack.resumptions().forEach(bus::publish);

            // Then
            UserReady again =
                    ready(bus, stack, "token_handle", e -> !handle.token().equals(e.token()));
            assertThat(again.userId()).isEqualTo(handle.userId());
            assertThat(again.keypair()).isEqualTo(handle.keypair());
            assertThat(again.password()).isEqualTo(handle.password());
            ready(bus, stack, "user", e -> true);
            await("all users enabled")
                    .until(() -> present(stack).users().stream().allMatch(User::enabled));
        }
    }

    @Test
    void aCheckTellsWhatIsMissingInKeystone() throws Exception {
        SampleStack stack = SampleStack.create();
        try (TestBus bus = TestBus.on(Topic.IDENTITIES)) {
            // Given
            stack.wants().forEach(bus::publish);
            UserReady handle = ready(bus, stack, "token_handle", e -> true);
            KeypairReady key = bus.await(KeypairReady.class, e -> e.stack().equals(stack.ref()));

            // When
            stack.checks().forEach(bus::publish);

            // Then
            assertThat(checked(bus, stack, "token_handle", 1)).isEmpty();
            assertThat(checked(bus, stack, "user", 1)).isEmpty();
            assertThat(checked(bus, stack, "access_key", 1)).isEmpty();

            // When
            domain.keystone().deleteCredential(key.keypair().credentialId());
            domain.keystone().deleteCredential(handle.keypair().credentialId());
            domain.keystone().setUserEnabled(handle.userId(), false);
            stack.checks().forEach(bus::publish);

            // Then
            assertThat(checked(bus, stack, "token_handle", 2))
                    .containsExactly(
                            "User '%s' is disabled in Keystone.".formatted(handle.userName()),
                            "Keypair %s is gone from Keystone."
                                    .formatted(handle.keypair().accessKey()));
            assertThat(checked(bus, stack, "user", 2)).isEmpty();
            assertThat(checked(bus, stack, "access_key", 2))
                    .containsExactly(
                            "Keypair %s is gone from Keystone."
                                    .formatted(key.keypair().accessKey()));

            // When
            domain.keystone().deleteUser(handle.userId());
            stack.checks().forEach(bus::publish);

            // Then
            assertThat(checked(bus, stack, "token_handle", 3))
                    .containsExactly(
                            "User '%s' is gone from Keystone.".formatted(handle.userName()));
        }
    }

    /** What was found missing of a resource's identity by the n-th check. */
    private static List<String> checked(TestBus bus, SampleStack stack, String resource, int n) {
        Predicate<IdentityChecked> such =
                e -> e.stack().equals(stack.ref()) && e.resource().equals(resource);
        await("check " + n + " of " + resource)
                .until(() -> bus.events(IdentityChecked.class).stream().filter(such).count() >= n);
        return bus.events(IdentityChecked.class).stream()
                .filter(such)
                .skip(n - 1)
                .findFirst()
                .orElseThrow()
                .missing();
    }

    private static UserReady ready(
            TestBus bus, SampleStack stack, String resource, Predicate<UserReady> such)
            throws Exception {
        return bus.await(
                UserReady.class,
                e ->
                        e.stack().equals(stack.ref())
                                && e.resource().equals(resource)
                                && such.test(e));
    }

    private HeatDomain present(SampleStack stack) {
        return HeatDomain.of(domain.keystone(), domain.id(), stack.rootId());
    }
}
