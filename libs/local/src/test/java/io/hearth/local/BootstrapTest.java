package io.hearth.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.DeploymentId;
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
    private static final Map<Account, Secret> PASSWORDS = passwords("password of ");

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
    void aSecondDeploymentLeavesTheAccountsOfTheFirstAsTheyAre() {
        BootstrapSettings east = bootstrap().run(report -> {});

        BootstrapSettings west =
                bootstrap("west", "RegionTwo", passwords("another password of ")).run(report -> {});

        domainAdminMakesAnIdentity(east);
        domainAdminMakesAnIdentity(west);
        assertThat(west.stackUserDomainId()).isEqualTo(east.stackUserDomainId());
        assertThat(bootstrap().plan())
                .extracting(StepReport::outcome)
                .containsOnly(Outcome.PRESENT);
    }

    @Test
    void anEndpointThatAnotherHasMadeIsLeftAlone() {
        bootstrap("north", "RegionThree", PASSWORDS).run(report -> {});
        Bootstrap south =
                new Bootstrap(
                        PrivateKeystone.admin(),
                        new BootstrapOptions(
                                new DeploymentId("south"),
                                "RegionThree",
                                "http://127.0.0.1:9904/v1",
                                "http://127.0.0.1:8000/v1",
                                false,
                                PASSWORDS));
        List<StepReport> reports = new ArrayList<>();

        south.run(reports::add);

        assertThat(reports)
                .filteredOn(report -> report.outcome() == Outcome.WARNING)
                .hasSize(3)
                .allMatch(report -> report.name().contains("another's leads to"));
        assertThat(bootstrap("north", "RegionThree", PASSWORDS).plan())
                .extracting(StepReport::outcome)
                .containsOnly(Outcome.PRESENT);
    }

    @Test
    void anEndpointOfItsOwnIsMoved() {
        bootstrap("mover", "RegionFour", PASSWORDS).run(report -> {});
        Bootstrap moved =
                new Bootstrap(
                        PrivateKeystone.admin(),
                        new BootstrapOptions(
                                new DeploymentId("mover"),
                                "RegionFour",
                                "http://127.0.0.1:9904/v1",
                                "http://127.0.0.1:8000/v1",
                                true,
                                PASSWORDS));

        moved.run(report -> {});

        assertThat(moved.plan()).extracting(StepReport::outcome).containsOnly(Outcome.PRESENT);
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

    private static Map<Account, Secret> passwords(String beginning) {
        return Arrays.stream(Account.values())
                .collect(
                        Collectors.toMap(
                                account -> account, account -> Secret.of(beginning + account)));
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
                    .contains(settings.userName(Account.DOMAIN_ADMIN))
                    .doesNotContain("an instance");
        }
    }

    private static Bootstrap bootstrap() {
        return bootstrap("east", "RegionOne", PASSWORDS);
    }

    private static Bootstrap bootstrap(
            String deployment, String region, Map<Account, Secret> passwords) {
        return new Bootstrap(
                PrivateKeystone.admin(),
                new BootstrapOptions(
                        new DeploymentId(deployment),
                        region,
                        "http://127.0.0.1:8004/v1",
                        "http://127.0.0.1:8000/v1",
                        true,
                        passwords));
    }
}
