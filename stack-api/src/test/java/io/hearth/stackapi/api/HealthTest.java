package io.hearth.stackapi.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Marking resources as unhealthy over HTTP. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
@SuppressWarnings("NullAway.Init") // set before each test
class HealthTest {
    private static final String TEMPLATE =
            """
            {"heat_template_version": "2018-08-31",
             "resources": {"conf": {"type": "OS::Heat::TestResource"},
                           "busy": {"type": "OS::Heat::TestResource", "depends_on": "conf",
                                    "properties": {"wait_secs": -1}}}}""";

    private Caller owner;
    private String address = "";

    @BeforeEach
    void create() {
        owner = Caller.of(Account.OWNER);
        address =
                owner.request()
                        .body(new NewStackJson("s" + UUID.randomUUID(), TEMPLATE).text())
                        .post(owner.path("/stacks"))
                        .header("Location");
    }

    @Test
    void aResourceIsMarkedByItsNameOrPhysicalId() {
        Response marked =
                patch(
                        "conf",
                        "{\"mark_unhealthy\": true, \"resource_status_reason\": \"because\"}");
        assertThat(marked.statusCode()).isEqualTo(200);
        assertThat(marked.asString()).isEqualTo("null");
        assertThatJson(resource())
                .and(
                        body -> body.node("resource.resource_status").isEqualTo("CHECK_FAILED"),
                        body -> body.node("resource.resource_status_reason").isEqualTo("because"));

        String physicalId =
                owner.request()
                        .get(address + "/resources/conf")
                        .jsonPath()
                        .getString("resource.physical_resource_id");
        assertThat(patch(physicalId, "{\"mark_unhealthy\": \"False\"}").statusCode())
                .isEqualTo(200);
        assertThatJson(resource())
                .and(
                        body -> body.node("resource.resource_status").isEqualTo("CHECK_COMPLETE"),
                        body ->
                                body.node("resource.resource_status_reason")
                                        .isEqualTo("state changed by resource_mark_unhealthy api"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conf | {\"x\": 1}                  | 400 | HTTPBadRequest   | Invalid keys in resource mark unhealthy {'x'}",
                "conf | {}                          | 400 | HTTPBadRequest   | Missing mandatory (mark_unhealthy) key from mark unhealthy request",
                "conf | {\"mark_unhealthy\": \"so\"} | 400 | HTTPBadRequest   | Unrecognized value \"so\" for \"mark_unhealthy\", acceptable values are: true, false.",
                "conf | {\"mark_unhealthy\": true, \"resource_status_reason\": 1} | 400 | HTTPBadRequest | must be a string, not a number.",
                "nope | {\"mark_unhealthy\": true}   | 404 | ResourceNotFound | The Resource (nope) could not be found in Stack",
                "busy | {\"mark_unhealthy\": true}   | 409 | ActionInProgress | already has an action (CREATE) in progress.",
            })
    void whatCannotBeMarkedIsRefused(
            String resource, String body, int status, String type, String message) {
        Response refused = patch(resource, body);

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.jsonPath().getString("error.type")).isEqualTo(type);
        assertThat(refused.jsonPath().getString("error.message")).contains(message);
        assertThatJson(resource()).node("resource.resource_status").isEqualTo("CREATE_COMPLETE");
    }

    private Response patch(String resource, String body) {
        return owner.request().body(body).patch(address + "/resources/" + resource);
    }

    private String resource() {
        return owner.request().get(address + "/resources/conf").asString();
    }
}
