package io.hearth.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneAdmin.Scope;
import io.hearth.keystone.KeystoneClient;
import io.hearth.keystone.KeystoneException;
import io.hearth.keystone.NewUser;
import io.hearth.keystone.Project;
import io.hearth.keystone.User;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.keystone.bootstrap.Bootstrap;
import io.hearth.keystone.bootstrap.BootstrapOptions;
import io.hearth.keystone.bootstrap.BootstrapSettings;
import io.hearth.keystone.bootstrap.HardenedPolicy;
import io.hearth.keystone.bootstrap.StepReport;
import io.hearth.keystone.bootstrap.StepReport.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PrivateKeystone.class)
class BootstrapTest {
    private static final Map<Account, Secret> PASSWORDS =
            Arrays.stream(Account.values())
                    .collect(
                            Collectors.toMap(
                                    account -> account,
                                    account -> Secret.of("password of " + account)));

    @Test
    void makesKeystoneReadyOnceAndThenFindsItReady() {
        Bootstrap first = bootstrap();
        List<StepReport> reports = new ArrayList<>();
        BootstrapSettings settings = first.run(reports::add);

        assertThat(reports)
                .extracting(StepReport::outcome)
                .containsOnly(Outcome.DONE, Outcome.PRESENT);
        assertThat(settings.passwords()).containsOnlyKeys(Account.values());
        assertThat(settings.asEnvironment())
                .contains("HEARTH_STACK_USER_DOMAIN_ID=" + settings.stackUserDomainId());
        domainAdminMakesAnIdentity(settings);

        assertThat(first.plan()).extracting(StepReport::outcome).containsOnly(Outcome.PRESENT);
        List<StepReport> again = new ArrayList<>();
        bootstrap().run(again::add);
        assertThat(again).extracting(StepReport::outcome).containsOnly(Outcome.PRESENT);
    }

    @Test
    void theHardenedPolicyConfinesTheDomainAdmin() throws Exception {
        BootstrapSettings settings = bootstrap().run(report -> {});
        KeystoneServer server = PrivateKeystone.server();
        server.installPolicy(HardenedPolicy.forDomain(settings.stackUserDomainId()));
        try (KeystoneClient client =
                KeystoneClient.connect(settings.login(Account.DOMAIN_ADMIN).orElseThrow())) {
            domainAdminMakesAnIdentity(settings);

            Keystone keystone = client.keystone();
            assertForbidden(() -> keystone.createProject("default", "foreign", ""));
            assertForbidden(() -> keystone.setUserEnabled(adminId(), false));
            assertForbidden(
                    () ->
                            client.admin()
                                    .grant(
                                            Scope.DOMAIN,
                                            "default",
                                            adminId(),
                                            keystone.roleId("admin")));
            assertThat(keystone.users("default")).isEmpty();
        } finally {
            server.installPolicy("{}\n");
        }
    }

    private static void assertForbidden(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(KeystoneException.Forbidden.class);
    }

    private static String adminId() {
        try (KeystoneClient client = KeystoneClient.connect(PrivateKeystone.admin())) {
            return client.keystone().findUser("default", "admin").orElseThrow().id();
        }
    }

    private static void domainAdminMakesAnIdentity(BootstrapSettings settings) {
        String domain = settings.stackUserDomainId();
        try (KeystoneClient client =
                KeystoneClient.connect(settings.login(Account.DOMAIN_ADMIN).orElseThrow())) {
            Keystone keystone = client.keystone();
            Project project = keystone.createProject(domain, "a stack", "");
            User user =
                    keystone.createUser(new NewUser(domain, "an instance", "", project.id(), null));
            keystone.grantRole(project.id(), user.id(), keystone.roleId("heat_stack_user"));
            String credential =
                    keystone.createEc2Credential(
                                    user.id(), project.id(), "the access key", Secret.of("secret"))
                            .id();
            assertThat(keystone.ec2Credential(credential)).isPresent();
            keystone.deleteCredential(credential);
            keystone.deleteUser(user.id());
            keystone.deleteProject(project.id());
            assertThat(keystone.users(domain))
                    .extracting(User::name)
                    .containsExactly("heat_domain_admin");
        }
    }

    private static Bootstrap bootstrap() {
        return new Bootstrap(
                PrivateKeystone.admin(),
                new BootstrapOptions(
                        "RegionOne",
                        "http://127.0.0.1:8004/v1",
                        "http://127.0.0.1:8000/v1",
                        true,
                        PASSWORDS));
    }
}
