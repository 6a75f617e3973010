package io.hearth.stackapi.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Previews as captured from a real Heat. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
class PreviewsTest {
    private static final String TEMPLATE =
            """
            {"heat_template_version": "2018-08-31", "description": "wire",
             "parameters": {"p": {"type": "string", "default": "dflt"},
                            "s": {"type": "string", "default": "x", "hidden": true}},
             "resources": {
               "conf": {"type": "OS::Heat::TestResource", "metadata": {"m": {"k": "v"}},
                        "properties": {"value": {"get_param": "p"}}},
               "text": {"type": "OS::Heat::RandomString",
                        "properties": {"salt": {"get_resource": "conf"}}}},
             "outputs": {"val": {"value": {"get_attr": ["conf", "output"]}},
                         "one": {"description": "known", "value": {"get_param": "p"}}}}""";
    private static final String TIME =
            "${json-unit.regex}\\\\d{4}-\\\\d\\\\d-\\\\d\\\\dT\\\\d\\\\d:\\\\d\\\\d:\\\\d\\\\dZ";

    private final Caller owner = Caller.of(Account.OWNER);

    @Test
    void aStackIsPreviewed() {
        String name = name();

        Response shown = preview(name);

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThatJson(shown.asString())
                .isEqualTo(
                        """
                        {"stack": {
                          "stack_name": "%1$s", "id": "None",
                          "links": [{"href": "%2$s", "rel": "self"}],
                          "creation_time": "%3$s", "updated_time": null, "deletion_time": null,
                          "notification_topics": [],
                          "parameters": {"OS::stack_id": "None", "OS::project_id": "%4$s",
                                         "OS::stack_name": "%1$s", "p": "dflt", "s": "******"},
                          "description": "wire", "template_description": "wire",
                          "capabilities": [], "disable_rollback": true, "timeout_mins": null,
                          "stack_owner": "owner-test", "parent": null,
                          "stack_user_project_id": null, "tags": [],
                          "outputs": [
                            {"output_key": "val", "description": "No description given",
                             "output_value": null},
                            {"output_key": "one", "description": "known",
                             "output_value": "dflt"}],
                          "resources": [%5$s, %6$s]}}"""
                                .formatted(
                                        name,
                                        "${json-unit.regex}.*/v1/%s/stacks/%s/None"
                                                .formatted(owner.projectId(), name),
                                        TIME,
                                        owner.projectId(),
                                        resource(
                                                name,
                                                "conf",
                                                "OS::Heat::TestResource",
                                                "[\"text\"]",
                                                "{\"m\": {\"k\": \"v\"}}",
                                                "{\"output\": null}",
                                                """
                                                {"constraint_prop_secs": 0, "attr_wait_secs": 0,
                                                 "value": "dflt", "update_replace_value": null,
                                                 "fail": false, "update_replace": false,
                                                 "wait_secs": 0, "action_wait_secs": null,
                                                 "client_name": "", "entity_name": ""}"""),
                                        resource(
                                                name,
                                                "text",
                                                "OS::Heat::RandomString",
                                                "[]",
                                                "{}",
                                                "{\"value\": null}",
                                                """
                                                {"length": 32, "character_classes": null,
                                                 "character_sequences": null, "salt": "conf"}""")));
        assertThat(owner.request().get(owner.path("/stacks/" + name)).statusCode()).isEqualTo(404);
    }

    @Test
    void anUpdateIsPreviewed() {
        String address =
                owner.request()
                        .body(new NewStackJson(name(), TEMPLATE).text())
                        .post(owner.path("/stacks"))
                        .header("Location");

        Response shown =
                owner.request()
                        .body("{\"parameters\": {\"p\": \"four\"}}")
                        .patch(address + "/preview?show_nested=False");

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThatJson(shown.asString())
                .and(
                        body -> body.node("resource_changes.updated").isArray().hasSize(1),
                        body ->
                                body.node("resource_changes.updated[0]")
                                        .isObject()
                                        .containsEntry("resource_name", "conf")
                                        .containsEntry("resource_action", "CREATE")
                                        .doesNotContainKey("properties"),
                        body ->
                                body.node("resource_changes.updated[0].attributes.output")
                                        .isEqualTo("dflt"),
                        body ->
                                body.node("resource_changes.unchanged[0].resource_name")
                                        .isEqualTo("text"),
                        body -> body.node("resource_changes.replaced").isArray().isEmpty(),
                        body -> body.node("resource_changes.added").isArray().isEmpty(),
                        body -> body.node("resource_changes.deleted").isArray().isEmpty());
        Response whole =
                owner.request()
                        .body(
                                """
                                {"template": {"heat_template_version": "2018-08-31",
                                  "resources": {"new": {"type": "OS::Heat::TestResource"}}}}""")
                        .put(address + "/preview");
        assertThatJson(whole.asString())
                .and(
                        body -> body.node("resource_changes.deleted").isArray().hasSize(2),
                        body ->
                                body.node("resource_changes.added[0].resource_identity.path")
                                        .isEqualTo("/resources/new"));
        assertThatJson(owner.request().get(address).asString())
                .node("stack.stack_status")
                .isEqualTo("CREATE_COMPLETE");
    }

    @Test
    void whatWouldBeRefusedIsRefused() {
        String name = name();
        String address =
                owner.request()
                        .body(new NewStackJson(name, TEMPLATE).text())
                        .post(owner.path("/stacks"))
                        .header("Location");

        assertThat(preview(name).statusCode()).isEqualTo(409);
        assertThat(preview("1").jsonPath().getString("error.message"))
                .startsWith("Invalid stack name 1 must contain only");
        assertThat(put(address, "{}").jsonPath().getString("error.message"))
                .isEqualTo("No template specified");
        assertThat(put(address + "x", "{\"template\": %s}".formatted(TEMPLATE)).statusCode())
                .isEqualTo(404);
        assertThat(
                        owner.request()
                                .body("{}")
                                .patch(address + "/preview?show_nested=so")
                                .statusCode())
                .isEqualTo(400);
    }

    private Response preview(String name) {
        return owner.request()
                .body(new NewStackJson(name, TEMPLATE).text())
                .post(owner.path("/stacks/preview"));
    }

    private Response put(String address, String body) {
        return owner.request().body(body).put(address + "/preview");
    }

    private String resource(
            String stack,
            String name,
            String type,
            String requiredBy,
            String metadata,
            String attributes,
            String properties) {
        return """
               {"updated_time": null, "creation_time": null, "resource_name": "%2$s",
                "physical_resource_id": "", "resource_action": "INIT",
                "resource_status": "COMPLETE", "resource_status_reason": "",
                "resource_type": "%3$s",
                "resource_identity": {"tenant": "%8$s", "stack_name": "%1$s",
                                      "stack_id": "None", "path": "/resources/%2$s"},
                "stack_identity": {"tenant": "%8$s", "stack_name": "%1$s", "stack_id": "None",
                                   "path": ""},
                "stack_name": "%1$s", "required_by": %4$s, "description": "",
                "metadata": %5$s, "attributes": %6$s, "properties": %7$s}"""
                .formatted(
                        stack,
                        name,
                        type,
                        requiredBy,
                        metadata,
                        attributes,
                        properties,
                        owner.projectId());
    }

    private static String name() {
        return "s" + UUID.randomUUID();
    }
}
