package io.hearth.stackapi.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.hearth.contract.DeploymentEvent.DeploymentPublished;
import io.hearth.contract.DeploymentEvent.DeploymentWithdrawn;
import io.hearth.contract.Topic;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealer;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.stackapi.deployment.config.ConfigContent;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Software deployments as captured from a real Heat, and what the bus hears of them. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
@SuppressWarnings("NullAway.Init") // injected
class SoftwareDeploymentsTest {
    private static final String TIME =
            "${json-unit.regex}\\\\d{4}-\\\\d\\\\d-\\\\d\\\\dT\\\\d\\\\d:\\\\d\\\\d:\\\\d\\\\dZ";

    private static Caller owner;

    @Inject Sealer sealer;
    @Inject DataSource database;
    private final String server = UUID.randomUUID().toString();
    private TestBus bus;
    private String config;

    @BeforeAll
    static void logIn() {
        owner = Caller.of(Account.OWNER);
    }

    @BeforeEach
    void aConfig() {
        bus = TestBus.on(Topic.METADATA);
        config = newConfig("c1");
    }

    @AfterEach
    void leaveBus() throws InterruptedException {
        bus.close();
    }

    @Test
    void aDeploymentIsShownAsItWasMade() {
        Response created =
                create(
                        """
                        {"config_id": "%s", "server_id": "%s", "action": "CREATE",
                         "status": "IN_PROGRESS", "status_reason": "waiting",
                         "stack_user_project_id": "aaaa"}"""
                                .formatted(config, server));

        assertThat(created.statusCode()).isEqualTo(200);
        assertThatJson(created.asString())
                .isEqualTo(
                        """
                        {"software_deployment": {
                          "id": "${json-unit.any-string}", "server_id": "%s", "input_values": {},
                          "output_values": null, "action": "CREATE", "status": "IN_PROGRESS",
                          "status_reason": "waiting", "config_id": "%s",
                          "creation_time": "%s"}}"""
                                .formatted(server, config, TIME));
        assertThat(owner.request().get(path("/" + id(created))).asString())
                .isEqualTo(created.asString());
    }

    @Test
    void whatIsLeftOutIsHeatsDefault() {
        assertThatJson(create(plain()).asString())
                .node("software_deployment")
                .isObject()
                .containsEntry("action", "INIT")
                .containsEntry("status", "COMPLETE")
                .containsEntry("status_reason", "");
    }

    @Test
    void anUpdateChangesWhatItNames() {
        String id = id(create(plain()));

        Response updated =
                update(
                        id,
                        """
                        {"status": "COMPLETE",
                         "output_values": {"o": "x", "deploy_status_code": 0},
                         "status_reason": "done"}""");

        assertThat(updated.statusCode()).isEqualTo(200);
        assertThatJson(updated.asString())
                .node("software_deployment")
                .isEqualTo(
                        """
                        {"id": "%s", "server_id": "%s", "input_values": {},
                         "output_values": {"o": "x", "deploy_status_code": 0}, "action": "INIT",
                         "status": "COMPLETE", "status_reason": "done", "config_id": "%s",
                         "creation_time": "%s", "updated_time": "%s"}"""
                                .formatted(id, server, config, TIME, TIME));
        assertThat(owner.request().get(path("/" + id)).asString()).isEqualTo(updated.asString());
    }

    @Test
    void aListIsSortedByAgeAndFilteredByServer() {
        String first = id(create(plain()));
        String second = id(create(plain()));

        assertThat(ids("?server_id=" + server)).containsExactly(first, second);
        assertThat(ids("?server_id=")).contains(first, second);
        assertThat(ids("?server_id=" + UUID.randomUUID())).isEmpty();
    }

    @Test
    void theServersServiceIsToldOfTheConfigSealed() {
        String id = id(create(plain()));

        DeploymentPublished told = published(id, 1);
        assertThat(told.projectId()).isEqualTo(owner.projectId());
        assertThat(told.serverId()).isEqualTo(server);
        assertThat(told.configName()).isEqualTo("c1");
        assertThatJson(sealer.open(told.config(), SealContext.ofDeployedConfig(id)).reveal())
                .isEqualTo(
                        owner.request()
                                .get(owner.path("/software_configs/" + config))
                                .jsonPath()
                                .getMap("software_config"));
    }

    @Test
    void anotherConfigIsANewVersionAndAnotherStatusIsNot() {
        String id = id(create(plain()));
        String other = newConfig("c2");

        update(id, "{\"status\": \"FAILED\"}");
        update(id, "{\"config_id\": \"%s\"}".formatted(other));
        owner.request().delete(path("/" + id));

        assertThat(published(id, 3).configName()).isEqualTo("c2");
        assertThat(
                        bus.await(DeploymentWithdrawn.class, it -> it.deploymentId().equals(id))
                                .version())
                .isEqualTo(4);
        assertThat(bus.events(DeploymentPublished.class))
                .filteredOn(it -> it.deploymentId().equals(id))
                .extracting(DeploymentPublished::version)
                .containsExactly(1L, 3L);
    }

    @Test
    void aConfigInUseStays() {
        String id = id(create(plain()));

        Response refused = owner.request().delete(owner.path("/software_configs/" + config));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThatJson(refused.asString())
                .node("error")
                .isEqualTo(
                        """
                        {"type": "InvalidRestrictedAction", "traceback": null,
                         "message": "Software config with id %s can not be deleted as it is referenced."}"""
                                .formatted(config));
        assertThat(owner.request().delete(path("/" + id)).statusCode()).isEqualTo(204);
        assertThat(owner.request().delete(owner.path("/software_configs/" + config)).statusCode())
                .isEqualTo(204);
    }

    @Test
    void whatIsMissingIsNamed() {
        String id = id(create(plain()));
        Caller other = Caller.of(Account.OTHER);
        Response deleted = owner.request().delete(path("/" + id));

        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(deleted.asString()).isEmpty();
        for (Response missing :
                List.of(
                        owner.request().get(path("/" + id)),
                        update(id, "{}"),
                        owner.request().delete(path("/" + id)))) {
            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(missing.jsonPath().getString("error.type")).isEqualTo("NotFound");
            assertThat(missing.jsonPath().getString("error.message"))
                    .isEqualTo("Deployment with id %s not found".formatted(id));
        }
        String live = id(create(plain()));
        assertThat(other.request().get(other.path("/software_deployments/" + live)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobodyDeploysTheConfigOfAnother() {
        Caller other = Caller.of(Account.OTHER);

        Response refused = other.request().body(plain()).post(other.path("/software_deployments"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("error.message"))
                .isEqualTo(
                        "Data supplied was not valid: Config with id %s not found"
                                .formatted(config));
        assertThat(update(id(create(plain())), "{\"config_id\": \"nope\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void stackUsersAreRefused() {
        Caller instance = Caller.ofStackDomain();

        assertThat(instance.request().get(instance.path("/software_deployments")).statusCode())
                .isEqualTo(403);
        assertThat(
                        instance.request()
                                .body(plain())
                                .post(instance.path("/software_deployments"))
                                .statusCode())
                .isEqualTo(403);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("{}", "config_id must be specified"),
                arguments("{\"config_id\": \"c\"}", "server_id must be specified"),
                arguments("{\"config\": \"c\"}", "Unknown key 'config'"),
                arguments(
                        "{\"config_id\": \"c\", \"server_id\": \"s\", \"status\": \"DONE\"}",
                        "'DONE' is no status; known are IN_PROGRESS, COMPLETE, FAILED."),
                arguments(
                        "{\"config_id\": \"c\", \"server_id\": \"s\", \"input_values\": []}",
                        "'input_values' must be an object"),
                arguments(
                        "{\"config_id\": \"c\", \"server_id\": \"s\", \"input_values\": {\"a\": \"%s\"}}"
                                .formatted("v".repeat(65_536)),
                        "'input_values' must not be larger than 65536 bytes of JSON."),
                arguments(
                        "{\"config_id\": \"c\", \"server_id\": \"s\", \"action\": 1}",
                        "'action' must be a string"),
                arguments(
                        "{\"config_id\": \"c\", \"server_id\": \"s\", \"stack_user_project_id\": \"%s\"}"
                                .formatted("p".repeat(65)),
                        "\"stack_user_project_id\" should be no more than 64 characters"),
                arguments(
                        "{\"config_id\": \"nope\", \"server_id\": \"s\"}",
                        "Data supplied was not valid: Config with id nope not found"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsTold(String body, String message) {
        Response refused = create(body);

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("error.message")).contains(message);
    }

    @Test
    void aServerGetsNoMoreThanFitsIntoAnAnswer() {
        String large = newConfig("c", "x".repeat(ConfigContent.LARGEST - 100));
        int fitting = 8 * 1024 * 1024 / ConfigContent.LARGEST;
        String small = id(create(plain()));
        for (int i = 1; i < fitting; i++) {
            assertThat(create(of(large)).statusCode()).isEqualTo(200);
        }
        String last = id(create(of(large)));

        for (Response refused :
                List.of(
                        create(of(large)),
                        update(small, "{\"config_id\": \"%s\"}".formatted(large)))) {
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.jsonPath().getString("error.type"))
                    .isEqualTo("RequestLimitExceeded");
            assertThat(refused.jsonPath().getString("error.message"))
                    .contains("would exceed the maximum size, 8388608 bytes.");
        }
        assertThat(published(last, 1).serverId()).isEqualTo(server);
    }

    @Test
    void valuesAreSealedAtRest() throws SQLException {
        String id =
                id(
                        create(
                                """
                                {"config_id": "%s", "server_id": "%s",
                                 "input_values": {"password": "secret-in"}}"""
                                        .formatted(config, server)));
        Response updated = update(id, "{\"output_values\": {\"key\": \"secret-out\"}}");

        assertThat(updated.asString()).contains("secret-in", "secret-out");
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select d::text from software_deployment d where id = ?")) {
            select.setString(1, id);
            try (ResultSet rows = select.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).contains(id).doesNotContain("secret-");
            }
        }
    }

    private DeploymentPublished published(String id, long version) {
        return bus.await(
                DeploymentPublished.class,
                it -> it.deploymentId().equals(id) && it.version() == version);
    }

    private String plain() {
        return of(config);
    }

    private String of(String configId) {
        return "{\"config_id\": \"%s\", \"server_id\": \"%s\"}".formatted(configId, server);
    }

    private static String newConfig(String name) {
        return newConfig(name, "echo");
    }

    private static String newConfig(String name, String content) {
        return owner.request()
                .body("{\"name\": \"%s\", \"config\": \"%s\"}".formatted(name, content))
                .post(owner.path("/software_configs"))
                .jsonPath()
                .getString("software_config.id");
    }

    private static Response create(String body) {
        return owner.request().body(body).post(path(""));
    }

    private static Response update(String id, String body) {
        return owner.request().body(body).put(path("/" + id));
    }

    private static List<String> ids(String query) {
        return owner.request().get(path(query)).jsonPath().getList("software_deployments.id");
    }

    private static String id(Response created) {
        return created.jsonPath().getString("software_deployment.id");
    }

    private static String path(String rest) {
        return owner.path("/software_deployments" + rest);
    }
}
