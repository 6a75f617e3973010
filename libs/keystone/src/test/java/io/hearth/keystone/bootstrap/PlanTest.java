package io.hearth.keystone.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.DeploymentId;
import io.hearth.keystone.KeystoneAdmin.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
    private static final DeploymentId EAST = new DeploymentId("east");

    private final MemoryKeystone keystone = new MemoryKeystone();

    @Test
    void namesEachStepInItsOrder() {
        assertThat(missing(options("http://127.0.0.1:8004/v1", Map.of())))
                .containsSubsequence(
                        "domain heat",
                        "role heat_stack_user",
                        "user heat_domain_admin-east in domain heat",
                        "role admin of heat_domain_admin-east on domain heat",
                        "project service in domain Default",
                        "role service of heat_signature_validator-east on project service",
                        "public endpoint of orchestration in RegionOne at"
                                + " http://127.0.0.1:8004/v1/%(tenant_id)s",
                        "role heat_stack_owner of owner-east on project owner-east");
    }

    @Test
    void aDryRunChangesNothing() {
        missing(options("http://127.0.0.1:8004/v1", Map.of()));

        assertThat(keystone.changes).isZero();
    }

    @Test
    void aSecondRunHasNothingToDo() {
        BootstrapOptions options = options("http://127.0.0.1:8004/v1", Map.of());
        run(options);

        assertThat(missing(options)).isEmpty();
    }

    @Test
    void anAddressThatMovedIsChangedInPlace() {
        run(options("http://127.0.0.1:8004/v1", Map.of()));
        BootstrapOptions moved = options("http://127.0.0.1:9904/v1", Map.of());

        assertThat(missing(moved)).hasSize(3).allMatch(step -> step.contains("orchestration"));
        run(moved);

        assertThat(missing(moved)).isEmpty();
        assertThat(keystone.find(Kind.ENDPOINT, Map.of())).hasSize(6);
    }

    @Test
    void onlyAGivenPasswordReplacesTheOneThatIsThere() {
        run(options("http://127.0.0.1:8004/v1", Map.of()));
        BootstrapOptions given =
                options(
                        "http://127.0.0.1:8004/v1",
                        Map.of(Account.SERVICE, Secret.of("a new one")));

        assertThat(missing(given)).containsExactly("user heat-east in domain Default");
        run(given);

        assertThat(missing(given)).isEmpty();
    }

    @Test
    void aStackDomainOfAnotherIdIsNotTakenForTheOneThatWasChosen() {
        run(options("http://127.0.0.1:8004/v1", Map.of()));
        BootstrapOptions chosen =
                new BootstrapOptions(
                        EAST,
                        "RegionOne",
                        "http://127.0.0.1:8004/v1",
                        "http://127.0.0.1:8000/v1",
                        true,
                        Map.of(),
                        Optional.of("0f1e2d3c4b5a69788796a5b4c3d2e1f0"));

        assertThatThrownBy(() -> run(chosen))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "has the id DOMAIN-",
                        "not 0f1e2d3c4b5a69788796a5b4c3d2e1f0",
                        "hearth.stack-user-domain-id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "heat", "0F1E2D3C4B5A69788796A5B4C3D2E1F0"})
    void aDomainsIdHasThirtyTwoDigits(String id) {
        assertThatThrownBy(
                        () ->
                                new BootstrapOptions(
                                        EAST,
                                        "RegionOne",
                                        "http://127.0.0.1:8004/v1",
                                        "http://127.0.0.1:8000/v1",
                                        true,
                                        Map.of(),
                                        Optional.of(id)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherDeploymentGetsAccountsOfItsOwnAndLeavesThatOfTheFirstAlone() {
        BootstrapOptions east =
                options("http://127.0.0.1:8004/v1", Map.of(Account.SERVICE, Secret.of("east's")));
        BootstrapOptions west =
                new BootstrapOptions(
                        new DeploymentId("west"),
                        "RegionTwo",
                        "http://127.0.0.1:9904/v1",
                        "http://127.0.0.1:9900/v1",
                        true,
                        Map.of(Account.SERVICE, Secret.of("west's")));
        run(east);

        run(west);

        assertThat(missing(east)).isEmpty();
        assertThat(missing(west)).isEmpty();
        assertThat(keystone.find(Kind.USER, Map.of()))
                .extracting(user -> user.fields().get("name"))
                .contains("heat_domain_admin-east", "heat_domain_admin-west");
    }

    @Test
    void anEndpointOfAnotherIsLeftAloneAndTold() {
        run(options("http://127.0.0.1:8004/v1", Map.of()));
        BootstrapOptions west =
                new BootstrapOptions(
                        new DeploymentId("west"),
                        "RegionOne",
                        "http://127.0.0.1:9904/v1",
                        "http://127.0.0.1:8000/v1",
                        true,
                        Map.of());

        run(west);

        assertThat(keystone.find(Kind.ENDPOINT, Map.of()))
                .hasSize(6)
                .noneMatch(endpoint -> endpoint.fields().toString().contains("9904"));
        assertThat(obstacles(west))
                .hasSize(3)
                .allMatch(
                        obstacle ->
                                obstacle.contains("leads to http://127.0.0.1:8004/v1/%(tenant_id)s")
                                        && obstacle.contains("OS_REGION_NAME"));
    }

    private List<String> obstacles(BootstrapOptions options) {
        Ids ids = new Ids();
        return Plan.of(options, () -> Secret.of("generated")).stream()
                .filter(step -> !step.isDone(keystone, ids))
                .flatMap(step -> step.obstacle(keystone, ids).stream())
                .toList();
    }

    private void run(BootstrapOptions options) {
        Ids ids = new Ids();
        for (Step step : Plan.of(options, () -> Secret.of("generated"))) {
            if (!step.isDone(keystone, ids) && step.obstacle(keystone, ids).isEmpty()) {
                step.run(keystone, ids);
            }
        }
    }

    private List<String> missing(BootstrapOptions options) {
        Ids ids = new Ids();
        return Plan.of(options, () -> Secret.of("generated")).stream()
                .filter(step -> !step.isDone(keystone, ids))
                .map(Step::name)
                .toList();
    }

    private static BootstrapOptions options(String orchestration, Map<Account, Secret> passwords) {
        return new BootstrapOptions(
                EAST, "RegionOne", orchestration, "http://127.0.0.1:8000/v1", true, passwords);
    }
}
