package io.hearth.identityworker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.contract.IdentityEvent;
import io.hearth.contract.IdentityEvent.DomainProjectRemoved;
import io.hearth.contract.IdentityEvent.KeypairReady;
import io.hearth.contract.IdentityEvent.TrusteeKeypairReady;
import io.hearth.contract.IdentityEvent.TrusteeReady;
import io.hearth.contract.IdentityEvent.UserReady;
import io.hearth.contract.StackRef;
import io.hearth.contract.Topic;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.testing.HeatDomain;
import io.hearth.identityworker.testing.LdapOwnersResource;
import io.hearth.identityworker.testing.SampleStack;
import io.hearth.identityworker.testing.TestOwner;
import io.hearth.identityworker.testing.TrusteeLogin;
import io.hearth.identityworker.testing.TrusteeStack;
import io.hearth.keystone.KeystoneClient;
import io.hearth.keystone.KeystoneException;
import io.hearth.keystone.User;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Owners in a real LDAP directory, which Keystone only reads, and the stack domain in SQL beside
 * it. It needs Debian's package {@code slapd} and runs by its name only: {@code
 * -Dtest=LdapOwnersIT}.
 */
@EnabledIf("io.hearth.identityworker.testing.LdapOwnersResource#isPossible")
@QuarkusTest
@WithBackingServices
@WithTestResource(value = LdapOwnersResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class LdapOwnersIT {
    @Inject StackDomain domain;
    @Inject Sealer sealer;

    // not injected, since every other test's start would ask for it
    private final String corp =
            ConfigProvider.getConfig().getValue(LdapOwnersResource.DOMAIN, String.class);

    private TestOwner owner;
    private TestBus bus;

    @BeforeEach
    void join() {
        owner =
                TestOwner.of(
                        corp,
                        LdapOwnersResource.PERSON,
                        Secret.of(LdapOwnersResource.PASSWORD),
                        "member");
        bus = TestBus.on(Topic.IDENTITIES);
    }

    @AfterEach
    void leave() throws Exception {
        bus.close();
    }

    @Test
    void theDirectoryIsOnlyRead() {
        try (KeystoneClient admin = TestOwner.adminClient()) {
            assertThat(admin.keystone().users(corp))
                    .extracting(User::name)
                    .containsExactly(LdapOwnersResource.PERSON);
            assertThatThrownBy(() -> admin.keystone().setUserEnabled(owner.userId(), false))
                    .isInstanceOf(KeystoneException.Forbidden.class);
        }
    }

    @Test
    void identitiesOfAnOwnersStackComeAndGo() {
        SampleStack stack = SampleStack.create();

        stack.wants().forEach(bus::publish);
        bus.await(UserReady.class, e -> isOf(e, stack.ref()) && e.resource().equals("user"));
        bus.await(
                UserReady.class, e -> isOf(e, stack.ref()) && e.resource().equals("token_handle"));
        bus.await(KeypairReady.class, e -> isOf(e, stack.ref()));
        assertThat(held(stack.rootId()))
                .isEqualTo(
                        "1 projects, users [web-token_handle, web-user], keypairs of [web-token_handle, web-user]");

        stack.unwants().forEach(bus::publish);
        bus.await(DomainProjectRemoved.class, e -> isOf(e, stack.ref()));
        assertThat(held(stack.rootId())).isEqualTo("0 projects, users [], keypairs of []");
    }

    @Test
    void aTrusteeActsAsTheOwnerAndGoes() throws Exception {
        TrusteeStack stack = TrusteeStack.of(owner, sealer);

        stack.wants().forEach(bus::publish);
        TrusteeReady trustee = bus.await(TrusteeReady.class, e -> isOf(e, stack.ref()));
        bus.await(TrusteeKeypairReady.class, e -> isOf(e, stack.ref()));
        assertThat(logIn(trustee, stack))
                .contains(
                        new TrusteeLogin(
                                owner.userId(), owner.projectId(), Set.of("member", "reader")));

        stack.unwants().forEach(bus::publish);
        bus.await(DomainProjectRemoved.class, e -> isOf(e, stack.ref()));
        assertThat(held(stack.rootId())).isEqualTo("0 projects, users [], keypairs of []");
        assertThat(owner.handedOn()).isZero();
    }

    private Optional<TrusteeLogin> logIn(TrusteeReady trustee, TrusteeStack stack)
            throws Exception {
        SealContext context =
                new SealContext(stack.ref().id(), trustee.resource(), SealContext.PASSWORD);
        return TrusteeLogin.byTrust(
                trustee.userId(), sealer.open(trustee.password(), context), trustee.trustId());
    }

    private String held(String rootId) {
        return HeatDomain.of(domain.keystone(), domain.id(), rootId).shape();
    }

    private static boolean isOf(IdentityEvent event, StackRef stack) {
        return event.stack().equals(stack);
    }
}
