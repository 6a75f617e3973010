package io.hearth.stackapi.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.hearth.keystone.bootstrap.Account;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Software configs as captured from a real Heat, to the status and key. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
@SuppressWarnings("NullAway.Init") // injected
class SoftwareConfigsTest {
    private static final String WIRE =
            """
            {"name": "c1", "group": "script", "config": "echo", "inputs": [{"name": "a"}],
             "outputs": [{"name": "o"}], "options": {}}""";
    private static final String TIME =
            "${json-unit.regex}\\\\d{4}-\\\\d\\\\d-\\\\d\\\\dT\\\\d\\\\d:\\\\d\\\\d:\\\\d\\\\dZ";

    private static Caller owner;

    @Inject DataSource database;

    @BeforeAll
    static void logIn() {
        owner = Caller.of(Account.OWNER);
    }

    @Test
    void aConfigIsShownAsItWasMade() {
        Response created = post(WIRE);

        assertThat(created.statusCode()).isEqualTo(200);
        assertThat(created.contentType()).isEqualTo("application/json");
        assertThatJson(created.asString())
                .isEqualTo(
                        """
                        {"software_config": {
                          "id": "${json-unit.any-string}", "name": "c1", "group": "script",
                          "creation_time": "%s", "config": "echo",
                          "inputs": [{"name": "a", "type": "String"}],
                          "outputs": [{"name": "o", "type": "String", "error_output": false}],
                          "options": {}}}"""
                                .formatted(TIME));
        Response shown = owner.request().get(path(id(created)));
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.asString()).isEqualTo(created.asString());
    }

    @Test
    void aConfigMayBeOfAnyKindAndNearlyEmpty() {
        assertThatJson(post("{}").asString())
                .node("software_config")
                .isEqualTo(
                        """
                        {"id": "${json-unit.any-string}", "name": null, "group": null,
                         "creation_time": "%s", "config": null, "inputs": [], "outputs": [],
                         "options": {}}"""
                                .formatted(TIME));
        assertThatJson(post("{\"config\": {\"a\": [1, 2.5, null]}, \"inputs\": null}").asString())
                .node("software_config.config")
                .isEqualTo("{\"a\": [1, 2.5, null]}");
    }

    @Test
    void aDeletedConfigIsGone() {
        String id = id(post(WIRE));

        Response deleted = owner.request().delete(path(id));

        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(deleted.asString()).isEmpty();
        for (Response missing :
                List.of(owner.request().get(path(id)), owner.request().delete(path(id)))) {
            assertThat(missing.statusCode()).isEqualTo(404);
            assertThatJson(missing.asString())
                    .isEqualTo(
                            """
                            {"code": 404, "title": "Not Found",
                             "explanation": "The resource could not be found.",
                             "error": {"type": "NotFound", "traceback": null,
                                       "message": "Software config with id %s not found"}}"""
                                    .formatted(id));
        }
    }

    @Test
    void aListIsPagedFromTheNewest() {
        String first = id(post(WIRE));
        String second = id(post(WIRE));
        String third = id(post(WIRE));

        Response page = owner.request().get(path("?limit=2"));
        assertThat(page.jsonPath().getList("software_configs.id")).containsExactly(third, second);
        assertThatJson(page.asString())
                .node("software_configs[0]")
                .isEqualTo(
                        """
                        {"id": "%s", "name": "c1", "group": "script", "creation_time": "%s"}"""
                                .formatted(third, TIME));
        assertThat(ids("?limit=1&marker=" + second)).containsExactly(first);
        assertThat(ids("?limit=0")).isEmpty();
        assertThat(ids("")).startsWith(third, second, first);
    }

    @Test
    void anotherProjectSeesNothing() {
        Caller other = Caller.of(Account.OTHER);
        String id = id(post(WIRE));

        assertThat(other.request().get(other.path("/software_configs/" + id)).statusCode())
                .isEqualTo(404);
        assertThat(other.request().delete(other.path("/software_configs/" + id)).statusCode())
                .isEqualTo(404);
        assertThat(
                        other.request()
                                .get(other.path("/software_configs"))
                                .jsonPath()
                                .getList("software_configs.id"))
                .doesNotContain(id);
        assertThat(other.request().get(other.path("/software_configs?marker=" + id)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void stackUsersAndTheWholeCloudAreRefused() {
        Caller instance = Caller.ofStackDomain();

        Response refused = instance.request().get(instance.path("/software_configs"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.jsonPath().getString("error.message"))
                .isEqualTo("You are not authorized to use software_configs:index.");
        Response global = owner.request().get(path("?global_tenant=true"));
        assertThat(global.statusCode()).isEqualTo(403);
        assertThat(global.jsonPath().getString("error.message"))
                .isEqualTo("You are not authorized to use software_configs:global_index.");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("[]", "HTTPBadRequest", "must be an object"),
                arguments("{\"nam\": 1}", "HTTPBadRequest", "'nam'"),
                arguments("{\"name\": 1}", "HTTPBadRequest", "'name' must be a string"),
                arguments("{\"options\": []}", "HTTPBadRequest", "'options' must be an object"),
                arguments(
                        "{\"group\": \"%s\"}".formatted("g".repeat(256)),
                        "HTTPBadRequest",
                        "'group' must not be longer than 255"),
                arguments("{\"group\": \"a\\u0000\"}", "HTTPBadRequest", "'group'"),
                arguments(
                        "{\"inputs\": {}}",
                        "ValueError",
                        "Software Config I/O Schema must be in a list"),
                arguments(
                        "{\"outputs\": [1]}",
                        "ValueError",
                        "Software Config I/O Schema must be a dict"),
                arguments(
                        "{\"inputs\": [{\"name\": \"a\"}, {}]}",
                        "ValueError",
                        "inputs[1]: : Property name not assigned"),
                arguments(
                        "{\"config\": \"%s\"}".formatted("c".repeat(600_000)),
                        "RequestLimitExceeded",
                        "exceeds maximum allowed size (524288 bytes)"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsTold(String body, String type, String message) {
        Response refused = post(body);

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("error.type")).isEqualTo(type);
        assertThat(refused.jsonPath().getString("error.message")).contains(message);
    }

    @Test
    void whatAConfigHoldsIsSealedAtRest() throws SQLException {
        String secret = "secret-" + UUID.randomUUID();
        String id =
                id(
                        post(
                                """
                                {"config": "%1$s", "inputs": [{"name": "a", "default": "%1$s"}],
                                 "options": {"k": "%1$s"}}"""
                                        .formatted(secret)));

        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select c::text from software_config c where id = ?")) {
            select.setString(1, id);
            try (ResultSet rows = select.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).contains(id).doesNotContain("secret-");
            }
        }
        assertThat(owner.request().get(path(id)).asString()).contains(secret);
    }

    private static Response post(String body) {
        return owner.request().body(body).post(owner.path("/software_configs"));
    }

    private static List<String> ids(String query) {
        return owner.request().get(path(query)).jsonPath().getList("software_configs.id");
    }

    private static String id(Response created) {
        return created.jsonPath().getString("software_config.id");
    }

    private static String path(String rest) {
        return owner.path(
                "/software_configs" + (rest.isEmpty() || rest.startsWith("?") ? rest : "/" + rest));
    }
}
