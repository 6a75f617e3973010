package io.hearth.stackapi.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stacks that are handed over, over HTTP and with the openstack client. */
@QuarkusTest
@TestProfile(TransferProfile.class)
@WithBackingServices
@WithKeystone(service = "stack-api")
@SuppressWarnings("NullAway.Init") // set by the frameworks
class TransfersTest {
    private static final String TEMPLATE =
            """
            {"heat_template_version": "2018-08-31",
             "parameters": {"p": {"type": "string", "hidden": true}},
             "resources": {"text": {"type": "OS::Heat::RandomString", "metadata": {"m": 1}},
                           "conf": {"type": "OS::Heat::TestResource",
                                    "properties": {"value": {"get_param": "p"}}}}}""";

    private static final String NESTED =
            """
            {"heat_template_version": "2018-08-31",
             "resources": {"text": {"type": "OS::Heat::RandomString"}},
             "outputs": {"o": {"value": {"get_attr": ["text", "value"]}}}}""";

    @TestHTTPResource String endpoint = "";
    @TempDir Path directory = Path.of("");
    private final Caller owner = Caller.of(Account.OWNER);

    @Test
    void aStackIsExportedInHeatsShape() {
        String name = name();
        String address = create(name);

        Response exported = owner.request().get(address + "/export");

        assertThat(exported.statusCode()).isEqualTo(200);
        assertThat(exported.header("Cache-Control")).isEqualTo("no-store");
        assertThatJson(exported.asString())
                .isEqualTo(
                        """
                        {"name": "%1$s", "id": "${json-unit.any-string}",
                         "action": "CREATE", "status": "COMPLETE",
                         "environment": "${json-unit.ignore}", "files": {"file:///a": "text"},
                         "template": %2$s,
                         "resources": {
                           "text": {"name": "text", "resource_id": "${json-unit.any-string}",
                                    "type": "OS::Heat::RandomString",
                                    "action": "CREATE", "status": "COMPLETE",
                                    "metadata": {"m": 1},
                                    "resource_data": {"value": "${json-unit.any-string}"}},
                           "conf": {"name": "conf", "resource_id": "${json-unit.any-string}",
                                    "type": "OS::Heat::TestResource",
                                    "action": "CREATE", "status": "COMPLETE", "metadata": {},
                                    "resource_data": {"value": "one"}}},
                         "project_id": "%3$s", "stack_user_project_id": null, "tags": ["a"]}"""
                                .formatted(name, TEMPLATE, owner.projectId()));
        assertThatJson(exported.asString()).node("environment.parameters.p").isEqualTo("one");
        assertThat(owner.request().get(address).statusCode()).isEqualTo(200);
    }

    @Test
    void theClientMovesAStack() throws IOException {
        OpenStackClient client = new OpenStackClient(endpoint.replaceFirst("/$", ""), owner);
        String name = name();
        String address = create(name);
        String value = value(address);
        String file = directory.resolve("data.json").toString();

        assertThat(client.run("stack", "export", name)).contains("\"stack_user_project_id\"");
        client.run("stack", "abandon", "--output-file", file, name);
        assertThat(client.run("stack", "list")).doesNotContain(name);
        assertThat(Files.readString(Path.of(file))).contains(value);
        assertThat(client.run("stack", "adopt", "--adopt-file", file, name))
                .contains("ADOPT_COMPLETE");

        String again = owner.request().get(owner.path("/stacks/" + name)).header("Location");
        assertThat(again).isEqualTo(address);
        assertThat(value(again)).isEqualTo(value);
        assertThatJson(owner.request().get(again + "/resources/conf").asString())
                .node("resource.attributes.output")
                .isEqualTo("one");
    }

    @Test
    void aTreeIsExportedWithItsStacksInTheirResourcesPlacesAndAdopted() {
        String name = name();
        String address =
                owner.request()
                        .body(
                                new NewStackJson(
                                                name,
                                                """
                                                {"heat_template_version": "2018-08-31",
                                                 "resources": {"nested": {"type": "n.yaml"}},
                                                 "outputs": {"o": {"value":
                                                     {"get_attr": ["nested", "o"]}}}}""")
                                        .with("files", Map.of("n.yaml", NESTED))
                                        .text())
                        .post(owner.path("/stacks"))
                        .header("Location");
        await("the tree")
                .until(
                        () -> stack(address).getString("stack.stack_status"),
                        "CREATE_COMPLETE"::equals);
        String value = stack(address).getString("stack.outputs[0].output_value");

        Response abandoned = owner.request().delete(address + "/abandon");

        assertThat(abandoned.statusCode()).isEqualTo(200);
        assertThatJson(abandoned.asString())
                .node("resources.nested")
                .isEqualTo(
                        """
                        {"name": "${json-unit.any-string}", "id": "${json-unit.any-string}",
                         "action": "CREATE", "status": "COMPLETE",
                         "environment": "${json-unit.ignore}", "files": {},
                         "template": %s,
                         "resources": {
                           "text": {"name": "text", "resource_id": "${json-unit.any-string}",
                                    "type": "OS::Heat::RandomString",
                                    "action": "CREATE", "status": "COMPLETE", "metadata": {},
                                    "resource_data": {"value": "%s"}}},
                         "project_id": "%s", "stack_user_project_id": null, "tags": null}"""
                                .formatted(NESTED, value, owner.projectId()));
        Response adopted =
                owner.request()
                        .body(
                                "{\"stack_name\": \"%s\", \"adopt_stack_data\": %s}"
                                        .formatted(name, abandoned.asString()))
                        .post(owner.path("/stacks"));
        assertThat(adopted.statusCode()).isEqualTo(201);
        assertThat(adopted.header("Location")).isEqualTo(address);
        await("the tree again")
                .until(
                        () -> stack(address).getString("stack.stack_status"),
                        "ADOPT_COMPLETE"::equals);
        assertThat(stack(address).getString("stack.outputs[0].output_value")).isEqualTo(value);
    }

    @Test
    void theIdentitiesOfAnAbandonedStackAreShownUntilItsOwnerDeletesIt() {
        String template =
                """
                {"heat_template_version": "2018-08-31",
                 "resources": {"h": {"type": "OS::Heat::WaitConditionHandle"}}}""";
        String address =
                owner.request()
                        .body(new NewStackJson(name(), template).text())
                        .post(owner.path("/stacks"))
                        .header("Location");

        owner.request().delete(address + "/abandon");

        JsonPath shown = owner.request().get(address + "/identities").jsonPath();
        assertThat(shown.getList("identities.state")).containsExactly("retained");
        assertThat(owner.request().delete(address).statusCode()).isEqualTo(204);
        assertThat(owner.request().get(address + "/identities").jsonPath().getList("identities"))
                .isEmpty();
    }

    private JsonPath stack(String address) {
        return owner.request().get(address).jsonPath();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"[1\"                                  | Invalid adopt data:",
                "[]                                      | must be an object, not a list",
                "{}                                      | Invalid adopt data: 'template'",
                "{\"template\": {\"heat_template_version\": \"2018-08-31\", \"resources\": {\"a\": {\"type\": \"OS::Heat::TestResource\"}}}} | Resource ID was not provided",
                "{\"template\": {\"heat_template_version\": \"2018-08-31\", \"resources\": {\"a\": {\"type\": \"OS::Heat::WaitConditionHandle\"}}}, \"resources\": {\"a\": {\"resource_id\": \"i\"}}} | The resource a cannot be adopted",
                "{\"id\": \"\\u0000\", \"template\": {\"heat_template_version\": \"2018-08-31\", \"resources\": {\"a\": {\"type\": \"OS::Heat::TestResource\"}}}} | Resource ID was not provided",
                "{\"template\": {\"heat_template_version\": \"2018-08-31\"}, \"resources\": []} | must be an object, not a list",
                "{\"template\": {\"heat_template_version\": \"2018-08-31\"}, \"resources\": {\"a\": 1}} | must be an object, not a number",
                "{\"template\": {\"heat_template_version\": \"2018-08-31\"}, \"resources\": {\"a\": {\"resource_data\": {\"k\": 1}}}} | must be a string, not a number",
                "{\"template\": {\"heat_template_version\": \"2018-08-31\"}, \"resources\": {\"a\": {\"resources\": {\"b\": 1}}}} | resources.a.resources.b",
            })
    void wrongDataIsRefused(String data, String message) {
        String name = name();

        Response refused =
                owner.request()
                        .body(
                                "{\"stack_name\": \"%s\", \"adopt_stack_data\": %s}"
                                        .formatted(name, data))
                        .post(owner.path("/stacks"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString()).contains(message);
        assertThat(owner.request().get(owner.path("/stacks/" + name)).statusCode()).isEqualTo(404);
    }

    private String create(String name) {
        return owner.request()
                .body(
                        new NewStackJson(name, TEMPLATE)
                                .with("parameters", Map.of("p", "one"))
                                .with("files", Map.of("file:///a", "text"))
                                .with("tags", "a")
                                .text())
                .post(owner.path("/stacks"))
                .header("Location");
    }

    private String value(String address) {
        return owner.request()
                .get(address + "/resources/text")
                .jsonPath()
                .getString("resource.attributes.value");
    }

    private static String name() {
        return "s" + UUID.randomUUID();
    }
}
