package io.hearth.stackapi.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Snapshots of stacks, over HTTP and with the openstack client. */
@QuarkusTest
@TestProfile(TransferProfile.class)
@WithBackingServices
@WithKeystone(service = "stack-api")
@SuppressWarnings("NullAway.Init") // set by the frameworks
class SnapshotsTest {
    private static final String TEMPLATE =
            """
            {"heat_template_version": "2018-08-31",
             "parameters": {"p": {"type": "string"},
                            "s": {"type": "string", "hidden": true}},
             "resources": {"conf": {"type": "OS::Heat::TestResource",
                                    "properties": {"value": {"get_param": "p"}}}}}""";

    @TestHTTPResource String endpoint = "";
    private final Caller owner = Caller.of(Account.OWNER);
    private String name = "";
    private String address = "";

    @BeforeEach
    void create() {
        name = "s" + UUID.randomUUID();
        address =
                owner.request()
                        .body(
                                new NewStackJson(name, TEMPLATE)
                                        .with("parameters", Map.of("p", "one", "s", "s3cret"))
                                        .text())
                        .post(owner.path("/stacks"))
                        .header("Location");
    }

    @Test
    void aSnapshotIsTakenShownRestoredAndDeleted() {
        Response taken = take("{\"name\": \"first\"}");

        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.asString()).doesNotContain("s3cret");
        assertThatJson(taken.asString())
                .isEqualTo(
                        """
                        {"id": "${json-unit.any-string}", "name": "first", "status": "COMPLETE",
                         "status_reason": "Stack SNAPSHOT completed successfully",
                         "creation_time": "${json-unit.any-string}",
                         "data": {
                           "name": "%1$s", "id": "${json-unit.any-string}",
                           "action": "CREATE", "status": "COMPLETE",
                           "environment": "${json-unit.ignore}", "files": {}, "template": %2$s,
                           "resources": {
                             "conf": {"name": "conf", "resource_id": "${json-unit.any-string}",
                                      "type": "OS::Heat::TestResource",
                                      "action": "CREATE", "status": "COMPLETE"}},
                           "project_id": "%3$s", "stack_user_project_id": null, "tags": null}}"""
                                .formatted(name, TEMPLATE, owner.projectId()));
        String id = taken.jsonPath().getString("id");
        String one = address + "/snapshots/" + id;
        assertThatJson(owner.request().get(one).asString())
                .isEqualTo("{\"snapshot\": %s}".formatted(taken.asString()));
        assertThatJson(owner.request().get(address + "/snapshots").asString())
                .isEqualTo("{\"snapshots\": [%s]}".formatted(taken.asString()));

        owner.request().body("{\"parameters\": {\"p\": \"two\"}}").patch(address);
        Response restored = owner.request().post(one + "/restore");
        assertThat(restored.statusCode()).isEqualTo(202);
        assertThatJson(restored.asString()).node("code").isEqualTo("202 Accepted");
        assertThatJson(owner.request().get(address).asString())
                .and(
                        stack -> stack.node("stack.stack_status").isEqualTo("RESTORE_COMPLETE"),
                        stack -> stack.node("stack.parameters.p").isEqualTo("one"));

        assertThat(owner.request().delete(one).statusCode()).isEqualTo(204);
        assertThat(owner.request().get(one).statusCode()).isEqualTo(404);
        assertThat(owner.request().delete(one).statusCode()).isEqualTo(404);
        Response missing = owner.request().post(one + "/restore");
        assertThat(missing.jsonPath().getString("error.message"))
                .isEqualTo(
                        "The Snapshot (%s) for Stack (%s) could not be found.".formatted(id, name));
    }

    @Test
    void whatCannotBeTakenIsRefused() {
        assertThat(take("{\"nam\": 1}").jsonPath().getString("error.message"))
                .startsWith("Unknown key 'nam'");
        assertThat(take("{\"name\": 1}").statusCode()).isEqualTo(400);
        assertThat(take("{\"name\": \"%s\"}".formatted("x".repeat(256))).statusCode())
                .isEqualTo(400);
        take("{}");
        take("{}");
        Response third = take("{}");
        assertThat(third.statusCode()).isEqualTo(400);
        assertThat(third.jsonPath().getString("error.type")).isEqualTo("RequestLimitExceeded");
        assertThat(third.jsonPath().getString("error.message"))
                .isEqualTo(
                        "Request limit exceeded: You have reached the maximum snapshots per stack,"
                                + " 2. Please delete some snapshots.");
        owner.request().delete(address);
        assertThat(owner.request().get(address + "/snapshots").statusCode()).isEqualTo(404);
    }

    @Test
    void theClientTakesAndRestoresSnapshots() {
        OpenStackClient client = new OpenStackClient(endpoint.replaceFirst("/$", ""), owner);

        assertThat(client.run("stack", "snapshot", "create", "--name", "first", name))
                .contains("first", "COMPLETE");
        assertThat(client.header("stack", "snapshot", "list", name))
                .isEqualTo("| id | name | status | status_reason | creation_time |");
        String id =
                owner.request().get(address + "/snapshots").jsonPath().getString("snapshots[0].id");
        assertThat(client.run("stack", "snapshot", "show", name, id)).contains(id, "conf");
        client.run("stack", "snapshot", "restore", name, id);
        assertThat(client.run("stack", "show", name)).contains("RESTORE_COMPLETE");
        client.run("stack", "snapshot", "delete", "-y", name, id);
        assertThat(client.run("stack", "snapshot", "list", name)).doesNotContain(id);
    }

    private Response take(String body) {
        return owner.request().body(body).post(address + "/snapshots");
    }
}
