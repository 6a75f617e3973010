package io.hearth.stackapi.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What updates and actions answer over HTTP. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
@SuppressWarnings("NullAway.Init") // set by the frameworks
class StackChangesTest {
    private static final String TEMPLATE =
            """
            {"heat_template_version": "2018-08-31",
             "parameters": {"p": {"type": "string", "default": "dflt"},
                            "q": {"type": "number", "default": 1}},
             "resources": {"conf": {"type": "OS::Heat::TestResource",
                                    "properties": {"value": {"get_param": "p"}}}}}""";

    @TestHTTPResource String endpoint = "";

    private Caller owner;
    private String address = "";

    @BeforeEach
    void create() {
        owner = Caller.of(Account.OWNER);
        address =
                owner.request()
                        .body(
                                """
                                {"stack_name": "s%s", "template": %s, "timeout_mins": 7,
                                 "tags": "t", "parameters": {"p": "one"}}"""
                                        .formatted(UUID.randomUUID(), TEMPLATE))
                        .post(owner.path("/stacks"))
                        .header("Location");
    }

    @Test
    void anUpdateIsAcceptedInHeatsWords() {
        Response accepted = update("PUT", "{\"template\": %s}".formatted(TEMPLATE));

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThatJson(accepted.asString())
                .isEqualTo(
                        """
                        {"message": "The request is accepted for processing.<br /><br />\\n\\n\\n",
                         "code": "202 Accepted", "title": "Accepted"}""");
        assertThatJson(owner.request().get(address).asString())
                .and(
                        stack -> stack.node("stack.stack_status").isEqualTo("UPDATE_COMPLETE"),
                        stack -> stack.node("stack.updated_time").isString(),
                        stack -> stack.node("stack.parameters.p").isEqualTo("dflt"),
                        stack -> stack.node("stack.timeout_mins").isEqualTo(7),
                        stack -> stack.node("stack.tags").isArray().isEmpty());
    }

    @Test
    void aPartialUpdateLeavesTheRest() {
        Response accepted = update("PATCH", "{\"parameters\": {\"q\": 2}}");

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThatJson(owner.request().get(address).asString())
                .and(
                        stack -> stack.node("stack.parameters.p").isEqualTo("one"),
                        stack -> stack.node("stack.parameters.q").isEqualTo("\"2\""),
                        stack -> stack.node("stack.tags").isArray().containsExactly("t"));
        update("PATCH", "{\"clear_parameters\": [\"p\"], \"tags\": \"u\"}");
        assertThatJson(owner.request().get(address).asString())
                .and(
                        stack -> stack.node("stack.parameters.p").isEqualTo("dflt"),
                        stack -> stack.node("stack.tags").isArray().containsExactly("u"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT   |         | {}                                | 400 | No template specified",
                "PUT   |         | {\"template\": 1}                   | 400 | must be a string or an object",
                "PATCH |         | {\"parameters\": {\"q\": \"x\"}}      | 400 | Parameter 'q' is invalid",
                "PATCH |         | {\"disable_rollback\": \"maybe\"}     | 400 | Unrecognized value",
                "PATCH |         | {\"template_url\": \"http://x\"}      | 400 | fetches nothing",
                "PATCH |         | {\"colour\": 1}                     | 400 | Unknown key 'colour'",
                "POST  | actions | {}                                | 400 | No action specified",
                "POST  | actions | {\"dance\": null}                   | 400 | Invalid action dance specified",
                "POST  | actions | {\"check\": null, \"resume\": null}  | 400 | Multiple actions specified",
                "POST  | actions | {\"cancel_update\": null}           | 400 | Cancelling update when stack is CREATE_COMPLETE",
            })
    void whatCannotBeDoneIsRefused(
            String verb, String part, String body, int status, String message) {
        String path = part == null ? address : address + "/" + part;

        Response refused = owner.request().body(body).request(verb, path);

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThatJson(refused.asString()).node("error.message").asString().contains(message);
        assertThatJson(owner.request().get(address).asString())
                .node("stack.stack_status")
                .isEqualTo("CREATE_COMPLETE");
    }

    @Test
    void anActionAnswersNull() {
        Response taken = owner.request().body("{\"suspend\": null}").post(address + "/actions");

        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.asString()).isEqualTo("null");
        assertThat(taken.contentType()).startsWith("application/json");
        assertThatJson(owner.request().get(address).asString())
                .node("stack.stack_status")
                .isEqualTo("SUSPEND_COMPLETE");
    }

    private Response update(String verb, String body) {
        return owner.request().body(body).request(verb, address);
    }
}
