package io.hearth.local;

import static io.hearth.local.PlainKeystone.Request.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.keystone.DeploymentId;
import io.hearth.keystone.KeypairMaker;
import io.hearth.keystone.KeystoneClient;
import io.hearth.keystone.Power;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.keystone.bootstrap.Bootstrap;
import io.hearth.keystone.bootstrap.BootstrapOptions;
import io.hearth.keystone.bootstrap.BootstrapSettings;
import io.hearth.keystone.bootstrap.HardenedPolicy;
import io.hearth.local.Attack.Aim;
import io.hearth.local.Attack.StackSide;
import io.hearth.local.PlainKeystone.Reply;
import io.hearth.local.PlainKeystone.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the stack domain's admin may do outside its domain, by calls that each have a target of
 * their own: refused under the overlay, and carried out without it, which shows that they are true
 * calls.
 */
@ExtendWith(PrivateKeystone.class)
class BlastRadiusTest {
    /** The lists that show whatever the calls could make, change or remove. */
    private static final List<String> LISTS =
            List.of(
                    "/domains",
                    "/users",
                    "/projects",
                    "/groups",
                    "/roles",
                    "/role_inferences",
                    "/role_assignments",
                    "/credentials",
                    "/OS-TRUST/trusts",
                    "/services",
                    "/endpoints",
                    "/regions",
                    "/policies",
                    "/registered_limits",
                    "/limits");

    private static final List<Attack> EVERYTHING =
            Stream.of(
                            ForeignAttacks.all(),
                            CloudAttacks.all(),
                            KeypairAttacks.plain(),
                            KeypairAttacks.others())
                    .flatMap(List::stream)
                    .toList();

    private static PlainKeystone admin;
    private static String foreignDomain;
    private static String memberRole;
    private static BootstrapSettings settings;
    private static StackSide stackSide;

    @BeforeAll
    static void makeKeystoneReady() {
        settings = bootstrap().run(report -> {});
        admin = PlainKeystone.of(PrivateKeystone.admin());
        foreignDomain = admin.make("/domains", "domain", "{\"name\": \"foreign\"}");
        memberRole = admin.roleId("member");
        try (PlainKeystone domainAdmin = domainAdmin()) {
            stackSide =
                    new StackSide(
                            settings.stackUserDomainId(),
                            domainAdmin.userId(),
                            domainAdmin.make(
                                    "/projects",
                                    "project",
                                    "{\"name\": \"stack\", \"domain_id\": \"%s\"}"
                                            .formatted(settings.stackUserDomainId())),
                            admin.roleId("admin"),
                            admin.roleId("heat_stack_user"));
        }
    }

    @AfterAll
    static void close() {
        admin.close();
    }

    @Test
    @Tag("CVE-2019-19687")
    void theOverlayRefusesWhatTheDefaultPolicyCarriesOut() throws Exception {
        // Given
        Map<Attack, Request> calls = new LinkedHashMap<>();
        List<ForeignObjects> targets = new ArrayList<>();
        for (Attack attack : EVERYTHING) {
            ForeignObjects target = target();
            targets.add(target);
            calls.put(attack, attack.call().apply(new Aim(target, stackSide)));
        }
        List<String> before = state(targets);

        // When
        Map<Attack, Reply> confined = under(overlay(KeypairMaker.USER), calls);

        // Then
        assertThat(confined).hasSize(72).allSatisfy(BlastRadiusTest::isRefused);
        assertThat(state(targets)).containsExactlyInAnyOrderElementsOf(before);

        // When
        Map<Attack, Reply> free = under("{}\n", calls);

        // Then
        assertThat(free).allSatisfy(BlastRadiusTest::isCarriedOut);
    }

    @Test
    void anAdminThatMakesKeypairsHasThoseOfAllUsersInItsReach() throws Exception {
        // Given
        Map<Attack, Request> calls = new LinkedHashMap<>();
        KeypairAttacks.plain()
                .forEach(
                        attack ->
                                calls.put(
                                        attack, attack.call().apply(new Aim(target(), stackSide))));

        // When
        Map<Attack, Reply> replies = under(overlay(KeypairMaker.DOMAIN_ADMIN), calls);

        // Then
        assertThat(replies).isNotEmpty().allSatisfy(BlastRadiusTest::isCarriedOut);
    }

    @Test
    void theReachIsTold() throws Exception {
        assertThat(reach("{}\n")).containsExactlyInAnyOrder(Power.values());
        assertThat(reach(overlay(KeypairMaker.DOMAIN_ADMIN)))
                .containsExactlyInAnyOrder(
                        Power.READ_KEYPAIRS, Power.MAKE_KEYPAIRS, Power.DELETE_KEYPAIRS);
        assertThat(reach(overlay(KeypairMaker.USER))).isEmpty();
    }

    @Test
    void lookingForItChangesNothing() throws Exception {
        List<String> before = state(List.of());

        reach("{}\n");

        assertThat(state(List.of())).containsExactlyInAnyOrderElementsOf(before);
    }

    /** What the domain admin finds that it may do outside its domain. */
    private static List<Power> reach(String policy) throws IOException {
        PrivateKeystone.server().installPolicy(policy);
        try (KeystoneClient client =
                KeystoneClient.connect(settings.login(Account.DOMAIN_ADMIN).orElseThrow())) {
            return Arrays.stream(Power.values()).filter(client.reach()::has).toList();
        } finally {
            PrivateKeystone.server().installPolicy("{}\n");
        }
    }

    private static void isRefused(Attack attack, Reply reply) {
        assertThat(reply).as(attack.name()).matches(Reply::isRefused, "refused");
    }

    private static void isCarriedOut(Attack attack, Reply reply) {
        assertThat(reply).as(attack.name()).matches(Reply::isEffective, "carried out");
    }

    private static ForeignObjects target() {
        return new ForeignObjects(admin, foreignDomain, memberRole);
    }

    private static Map<Attack, Reply> under(String policy, Map<Attack, Request> calls)
            throws IOException {
        PrivateKeystone.server().installPolicy(policy);
        try (PlainKeystone domainAdmin = domainAdmin()) {
            Map<Attack, Reply> replies = new LinkedHashMap<>();
            calls.forEach((attack, call) -> replies.put(attack, domainAdmin.send(call)));
            return replies;
        } finally {
            PrivateKeystone.server().installPolicy("{}\n");
        }
    }

    /** A line for each object that a call could make, change or remove. */
    private static List<String> state(List<ForeignObjects> targets) {
        List<String> lines = new ArrayList<>();
        for (String list : LISTS) {
            admin.succeed(get(list))
                    .properties()
                    .forEach(field -> field.getValue().forEach(row -> lines.add(list + " " + row)));
        }
        targets.forEach(target -> lines.addAll(target.state()));
        return lines;
    }

    private static String overlay(KeypairMaker keypairs) {
        return HardenedPolicy.forDomain(settings.stackUserDomainId(), keypairs);
    }

    private static PlainKeystone domainAdmin() {
        return PlainKeystone.of(settings.login(Account.DOMAIN_ADMIN).orElseThrow());
    }

    private static Bootstrap bootstrap() {
        return new Bootstrap(
                PrivateKeystone.admin(),
                new BootstrapOptions(
                        new DeploymentId("blast"),
                        "RegionOne",
                        "http://127.0.0.1:8004/v1",
                        "http://127.0.0.1:8000/v1",
                        false,
                        Map.of()));
    }
}
