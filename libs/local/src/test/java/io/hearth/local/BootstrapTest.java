package io.hearth.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;
import static org.junit.jupiter.api.parallel.ResourceAccessMode.READ;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.DeploymentId;
import io.hearth.keystone.KeypairMaker;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;

@ExtendWith(PrivateKeystone.class)
class BootstrapTest {
    private static final Map<Account, Secret> PASSWORDS = passwords("password of ");

    /** What all clients of Keystone see; a test that changes it runs alone. */
    private static final String POLICY = "policy";

    private static final String STACK_DOMAIN_ID = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private static final List<StepReport> FIRST = new ArrayList<>();
    private static BootstrapSettings east;

    @BeforeAll
    static void makeKeystoneReady() {
        east = bootstrap().run(FIRST::add);
    }

    @Test
    @Execution(CONCURRENT)
    @ResourceLock(value = POLICY, mode = READ)
    void makesKeystoneReadyOnceAndThenFindsItReady() {
        assertThat(FIRST)
                .extracting(StepReport::outcome)
                .contains(Outcome.DONE)
                .containsOnly(Outcome.DONE, Outcome.PRESENT);
        assertThat(east.passwords()).containsOnlyKeys(Account.values());
        assertThat(east.stackUserDomainId()).isEqualTo(STACK_DOMAIN_ID);
        assertThat(east.asEnvironment()).contains("HEARTH_STACK_USER_DOMAIN_ID=" + STACK_DOMAIN_ID);
        domainAdminMakesAnIdentity(east);

        assertPresent(bootstrap());
        List<StepReport> again = new ArrayList<>();
        bootstrap().run(again::add);
        assertThat(again).extracting(StepReport::outcome).containsOnly(Outcome.PRESENT);
    }

    @Test
    @Execution(CONCURRENT)
    @ResourceLock(value = POLICY, mode = READ)
    void aSecondDeploymentLeavesTheAccountsOfTheFirstAsTheyAre() {
        BootstrapSettings west =
                new Bootstrap(
                                PrivateKeystone.admin(),
                                options(
                                        "west",
                                        "RegionTwo",
                                        8004,
                                        true,
                                        passwords("another password of ")))
                        .run(report -> {});

        domainAdminMakesAnIdentity(east);
        domainAdminMakesAnIdentity(west);
        assertThat(west.stackUserDomainId()).isEqualTo(east.stackUserDomainId());
        assertPresent(bootstrap());
    }

    @Test
    @Execution(CONCURRENT)
    @ResourceLock(value = POLICY, mode = READ)
    void onlyWhoMadeAnEndpointMovesIt() {
        Bootstrap north = inRegion("RegionThree", "north", 8004);
        north.run(report -> {});
        List<StepReport> reports = new ArrayList<>();

        inRegion("RegionThree", "south", 9904).run(reports::add);

        assertThat(reports)
                .filteredOn(report -> report.outcome() == Outcome.WARNING)
                .hasSize(3)
                .allMatch(report -> report.name().contains("another's leads to"));
        assertPresent(north);

        Bootstrap moved = inRegion("RegionThree", "north", 9904);
        moved.run(report -> {});

        assertPresent(moved);
    }

    @Test
    @Execution(CONCURRENT)
    @ResourceLock(value = POLICY, mode = READ)
    void twoRunsAtOnceMakeWhatOneMakes() {
        inRegion("RegionFour", "twin", 8004).run(report -> {});
        Bootstrap twin =
                new Bootstrap(
                        PrivateKeystone.admin(),
                        options("twin", "RegionFour", 8004, true, PASSWORDS));

        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> runs =
                    List.of(
                            threads.submit(() -> twin.run(report -> {})),
                            threads.submit(() -> twin.run(report -> {})));
            assertThat(runs)
                    .allSatisfy(run -> assertThat(run).succeedsWithin(Duration.ofMinutes(1)));
        }
        assertPresent(twin);
    }

    @Test
    @ResourceLock(POLICY)
    void theHardenedPolicyConfinesTheDomainAdmin() throws Exception {
        KeystoneServer server = PrivateKeystone.server();
        server.installPolicy(
                HardenedPolicy.forDomain(east.stackUserDomainId(), KeypairMaker.DOMAIN_ADMIN));
        try (KeystoneClient client =
                KeystoneClient.connect(east.login(Account.DOMAIN_ADMIN).orElseThrow())) {
            domainAdminMakesAnIdentity(east);

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

    private static void assertPresent(Bootstrap bootstrap) {
        assertThat(bootstrap.plan()).extracting(StepReport::outcome).containsOnly(Outcome.PRESENT);
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
        String name = UUID.randomUUID().toString();
        try (KeystoneClient client =
                KeystoneClient.connect(settings.login(Account.DOMAIN_ADMIN).orElseThrow())) {
            Keystone keystone = client.keystone();
            Project project = keystone.createProject(domain, name, "");
            User user = keystone.createUser(new NewUser(domain, name, "", project.id(), null));
            keystone.grantRole(project.id(), user.id(), keystone.roleId("heat_stack_user"));
            String credential =
                    keystone.createEc2Credential(user.id(), project.id(), name, Secret.of("secret"))
                            .id();
            assertThat(keystone.ec2Credential(credential)).isPresent();
            keystone.deleteCredential(credential);
            keystone.deleteUser(user.id());
            keystone.deleteProject(project.id());
            assertThat(keystone.users(domain))
                    .extracting(User::name)
                    .contains(settings.userName(Account.DOMAIN_ADMIN))
                    .doesNotContain(name);
        }
    }

    private static Bootstrap bootstrap() {
        return new Bootstrap(
                PrivateKeystone.admin(), options("east", "RegionOne", 8004, true, PASSWORDS));
    }

    /**
     * Its catalog is what matters, not the projects of a local run. A region belongs to one test:
     * whose an endpoint is, is told by who made it first.
     */
    private static Bootstrap inRegion(String region, String deployment, int port) {
        return new Bootstrap(
                PrivateKeystone.admin(), options(deployment, region, port, false, PASSWORDS));
    }

    private static BootstrapOptions options(
            String deployment,
            String region,
            int port,
            boolean localProjects,
            Map<Account, Secret> passwords) {
        return new BootstrapOptions(
                new DeploymentId(deployment),
                region,
                "http://127.0.0.1:%d/v1".formatted(port),
                "http://127.0.0.1:8000/v1",
                localProjects,
                passwords,
                Optional.of(STACK_DOMAIN_ID));
    }
}
