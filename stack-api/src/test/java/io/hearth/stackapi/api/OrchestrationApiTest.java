package io.hearth.stackapi.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Orchestration API as captured from a real Heat, to the status, header and key. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
class OrchestrationApiTest {
    private static final String TEMPLATE =
            """
            heat_template_version: 2018-08-31
            description: wire
            parameters:
              p: {type: string, default: dflt, description: a parameter}
            resources:
              conf: {type: "OS::Heat::TestResource", metadata: {m: {k: v}}, properties: {value: {get_param: p}}}
              late: {type: "OS::Heat::TestResource", depends_on: conf}
            outputs:
              val: {description: a value, value: {get_attr: [conf, output]}}
              bare: {value: {get_param: p}}
            """;
    private static final String TIME =
            "${json-unit.regex}\\\\d{4}-\\\\d\\\\d-\\\\d\\\\dT\\\\d\\\\d:\\\\d\\\\d:\\\\d\\\\dZ";

    private static Caller owner;

    @BeforeAll
    static void logIn() {
        owner = Caller.of(Account.OWNER);
    }

    @Test
    void createAnswersWithTheIdAndTheAddress() {
        Response created = create(name());

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.contentType()).isEqualTo("application/json");
        assertThat(created.header("x-openstack-request-id")).startsWith("req-");
        assertThatJson(created.asString())
                .isEqualTo(
                        """
                        {"stack": {"id": "${json-unit.any-string}",
                                   "links": [{"href": "%s", "rel": "self"}]}}"""
                                .formatted(created.header("Location")));
    }

    @Test
    void aSecondStackOfANameIsRefused() {
        String name = name();
        create(name);

        Response second = create(name);

        assertThat(second.statusCode()).isEqualTo(409);
        assertThatJson(second.asString())
                .isEqualTo(
                        """
                        {"code": 409, "title": "Conflict",
                         "explanation": "There was a conflict when trying to complete your request.",
                         "error": {"type": "StackExists", "traceback": null,
                                   "message": "The Stack (%s) already exists."}}"""
                                .formatted(name));
    }

    @Test
    void showTellsAll() {
        String name = name();
        String address = create(name).header("Location");

        Response shown = owner.request().get(address);

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThatJson(shown.asString())
                .isEqualTo(
                        """
                        {"stack": {
                          "stack_name": "%1$s",
                          "id": "%2$s",
                          "links": [{"href": "%3$s", "rel": "self"}],
                          "creation_time": "%4$s",
                          "updated_time": null,
                          "deletion_time": null,
                          "notification_topics": [],
                          "parameters": {
                            "OS::stack_id": "%2$s",
                            "OS::project_id": "%5$s",
                            "OS::stack_name": "%1$s",
                            "p": "one"},
                          "description": "wire",
                          "template_description": "wire",
                          "capabilities": [],
                          "disable_rollback": true,
                          "timeout_mins": 5,
                          "stack_owner": "owner-test",
                          "parent": null,
                          "stack_user_project_id": null,
                          "tags": ["a", "b"],
                          "stack_status": "CREATE_COMPLETE",
                          "stack_status_reason": "Stack CREATE completed successfully",
                          "outputs": [
                            {"output_key": "val", "description": "a value", "output_value": "one"},
                            {"output_key": "bare", "description": "No description given",
                             "output_value": "one"}]}}"""
                                .formatted(name, id(address), address, TIME, owner.projectId()));
    }

    @Test
    void outputsAreLeftOutOnRequest() {
        String address = create(name()).header("Location");

        Response shown = owner.request().get(address + "?resolve_outputs=False");

        assertThatJson(shown.asString()).node("stack").isObject().doesNotContainKey("outputs");
    }

    @Test
    void aNameLeadsToTheAddressWithItsQuery() {
        String name = name();
        String address = create(name).header("Location");

        Response found = owner.request().get(owner.path("/stacks/" + name + "?a=b%3A%3Ac&d"));

        String location = address + "?a=b%3A%3Ac&d";
        assertThat(found.statusCode()).isEqualTo(302);
        assertThat(found.header("Location")).isEqualTo(location);
        assertThatJson(found.asString())
                .isEqualTo(
                        """
                        {"message": "The resource was found at <a href=\\"%1$s\\">%1$s</a>;\\nyou should be redirected automatically.\\n\\n",
                         "code": "302 Found", "title": "Found"}"""
                                .formatted(location));
    }

    @Test
    void aBrowserIsLedByAPage() {
        String name = name();
        String address = create(name).header("Location");

        Response found = owner.request().accept("*/*").get(owner.path("/stacks/" + name));

        assertThat(found.contentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat(found.asString())
                .isEqualTo(
                        """
                        <html>
                         <head>
                          <title>302 Found</title>
                         </head>
                         <body>
                          <h1>302 Found</h1>
                          The resource was found at <a href="%1$s">%1$s</a>;
                        you should be redirected automatically.


                         </body>
                        </html>"""
                                .formatted(address));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, ''", "POST, ''", "PUT, ''", "PATCH, ''", "DELETE, ''",
        "GET, /resources", "GET, /events", "GET, /template", "GET, /actions", "GET, /environment",
        "GET, /files", "POST, /resources", "POST, /events", "POST, /template", "POST, /actions"
    })
    void everyVerbAndPartIsLookedUp(String verb, String part) {
        String name = name();
        String address = create(name).header("Location");

        Response byName = owner.request().request(verb, owner.path("/stacks/" + name + part));
        Response byId = owner.request().request(verb, owner.path("/stacks/" + id(address) + part));

        assertThat(List.of(byName.statusCode(), byId.statusCode())).containsOnly(302);
        assertThat(List.of(byName.header("Location"), byId.header("Location")))
                .containsOnly(address + part);
    }

    @ParameterizedTest
    @ValueSource(strings = {":", "%3A"})
    void anArnIsItsOwnAddress(String colon) {
        String arn = "arn:openstack:heat::p1:stacks".replace(":", colon);

        Response found = owner.request().get(owner.path("/stacks/" + arn + "/web/42/resources/r"));

        assertThat(found.statusCode()).isEqualTo(302);
        assertThat(found.header("Location")).endsWith("/v1/p1/stacks/web/42/resources/r");
    }

    @ParameterizedTest
    @CsvSource({"GET, /export, Stack Abandon", "DELETE, /abandon, Stack Abandon"})
    void stacksAreNotHandedOverUnlessTheOperatorAllowsIt(String verb, String part, String feature) {
        String address = create(name()).header("Location");

        Response refused = owner.request().request(verb, address + part);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("error.type")).isEqualTo("NotSupported");
        assertThat(refused.jsonPath().getString("error.message"))
                .isEqualTo(feature + " is not supported.");
        assertThat(owner.request().get(address).statusCode()).isEqualTo(200);
    }

    @Test
    void stacksAreNotAdoptedUnlessTheOperatorAllowsIt() {
        Response refused =
                owner.request()
                        .body(
                                """
                                {"stack_name": "%s", "adopt_stack_data":
                                  "{\\"template\\": {\\"heat_template_version\\": \\"2018-08-31\\"}}"}"""
                                        .formatted(name()))
                        .post(owner.path("/stacks"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("error.message"))
                .isEqualTo("Stack Adopt is not supported.");
    }

    @Test
    void deletionFreesTheNameAndKeepsTheRecord() {
        String name = name();
        String address = create(name).header("Location");

        Response deleted = owner.request().delete(address);

        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(owner.request().get(owner.path("/stacks/" + name)).statusCode()).isEqualTo(404);
        assertThatJson(owner.request().get(address).asString())
                .and(
                        stack -> stack.node("stack.stack_status").isEqualTo("DELETE_COMPLETE"),
                        stack -> stack.node("stack").isObject().doesNotContainKey("outputs"));
        assertThatJson(list("name=" + name)).node("stacks").isArray().isEmpty();
        assertThatJson(list("show_deleted=True&name=" + name)).node("stacks").isArray().hasSize(1);
    }

    @Test
    void aListIsPagedCountedAndFiltered() {
        String tag = name();
        String first = name();
        createTagged(first, tag);
        createTagged(name(), tag);
        createTagged(name(), tag);

        String page = list("tags=" + tag + "&limit=2&with_count=True&sort_keys=creation_time");

        assertThatJson(page)
                .and(
                        body -> body.node("stacks").isArray().hasSize(2),
                        body -> body.node("stacks[0].stack_name").isEqualTo(first),
                        body -> body.node("count").isEqualTo(3),
                        body -> body.node("links[0].rel").isEqualTo("next"));
        Response next = owner.request().get(JsonPath.from(page).getString("links[0].href"));
        assertThatJson(next.asString()).node("stacks").isArray().hasSize(1);
        assertThatJson(next.asString()).isObject().doesNotContainKey("links");
        assertThatJson(list("tags=" + tag + "&status=FAILED")).node("stacks").isArray().isEmpty();
        assertThatJson(list("tags=" + tag + "&stack_status=CREATE_COMPLETE"))
                .node("stacks")
                .isArray()
                .hasSize(3);
        assertThatJson(list("tags=" + tag + "&tenant=another")).node("stacks").isArray().isEmpty();
    }

    private static Response create(String name) {
        return createTagged(name, "a,b");
    }

    private static Response createTagged(String name, String tags) {
        return owner.request()
                .body(
                        new NewStackJson(name, TEMPLATE)
                                .with("parameters", Map.of("p", "one"))
                                .with("tags", tags)
                                .with("timeout_mins", 5)
                                .text())
                .post(owner.path("/stacks"));
    }

    private static String list(String query) {
        return owner.request().get(owner.path("/stacks?" + query)).asString();
    }

    private static String id(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static String name() {
        return "s" + UUID.randomUUID();
    }
}
