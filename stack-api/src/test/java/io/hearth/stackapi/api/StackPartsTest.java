package io.hearth.stackapi.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is below a stack's address: resources, events, outputs, template, environment, files. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
class StackPartsTest {
    private static final String TEMPLATE =
            """
            {"heat_template_version": "2018-08-31",
             "parameters": {"p": {"type": "string"}, "secret": {"type": "string", "hidden": true}},
             "resources": {
               "conf": {"type": "OS::Heat::TestResource", "metadata": {"m": {"k": "v"}},
                        "properties": {"value": {"get_param": "p"}}},
               "late": {"type": "OS::Heat::TestResource", "depends_on": "conf"}},
             "outputs": {"val": {"description": "a value", "value": {"get_attr": ["conf", "output"]}}}}""";

    private static final Caller OWNER = Caller.of(Account.OWNER);
    private static final String NAME = "s" + UUID.randomUUID();
    private String address = "";

    /** One stack for all: the second and later creations are refused, and the lookup finds it. */
    @BeforeEach
    void create() {
        String body =
                new NewStackJson(NAME, TEMPLATE)
                        .with("environment", Map.of("parameters", Map.of("p", "one")))
                        .with("parameters", Map.of("secret", "s3cret"))
                        .with("files", Map.of("file:///a", "text"))
                        .text();
        OWNER.request().body(body).post(OWNER.path("/stacks"));
        address = OWNER.request().get(OWNER.path("/stacks/" + NAME)).header("Location");
    }

    @Test
    void resourcesComeInTheirTemplatesOrder() {
        assertThatJson(get("/resources").asString())
                .isEqualTo(
                        """
                        {"resources": [%s, %s]}"""
                                .formatted(resource("conf", "[\"late\"]"), resource("late", "[]")));
    }

    @Test
    void resourcesAreFiltered() {
        assertThatJson(get("/resources?name=late&status=COMPLETE&nested_depth=2").asString())
                .node("resources")
                .isArray()
                .hasSize(1);
        assertThatJson(get("/resources?type=OS::Heat::None").asString())
                .node("resources")
                .isArray()
                .isEmpty();
        assertThat(get("/resources?bogus=1").jsonPath().getString("error.message"))
                .isEqualTo("Invalid filter parameters ['bogus']");
    }

    @Test
    void aResourceShowsItsAttributes() {
        Response shown = get("/resources/conf?with_attr=output");

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThatJson(shown.asString())
                .and(
                        body -> body.node("resource.description").isEqualTo("\"\""),
                        body -> body.node("resource.attributes.output").isEqualTo("one"));
    }

    @Test
    void anUnknownResourceIsNotFound() {
        Response missing = get("/resources/nope");

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.jsonPath().getString("error.type")).isEqualTo("ResourceNotFound");
        assertThat(missing.jsonPath().getString("error.message"))
                .isEqualTo("The Resource (nope) could not be found in Stack %s.".formatted(NAME));
    }

    @Test
    void anAddressMustBeRightInBothParts() {
        Response missing =
                OWNER.request().get(OWNER.path("/stacks/%s/%s".formatted(NAME, UUID.randomUUID())));

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.jsonPath().getString("error.message"))
                .isEqualTo("The Stack (%s) could not be found.".formatted(NAME));
    }

    @Test
    void eventsAreTheNewestFirst() {
        Response events = get("/events");

        assertThat(events.jsonPath().getList("events.resource_status"))
                .startsWith("CREATE_COMPLETE")
                .endsWith("CREATE_IN_PROGRESS");
        assertThatJson(events.asString())
                .node("events[0]")
                .isEqualTo(
                        """
                        {"id": "${json-unit.any-string}",
                         "links": [
                           {"href": "${json-unit.any-string}", "rel": "self"},
                           {"href": "%1$s/resources/%2$s", "rel": "resource"},
                           {"href": "%1$s", "rel": "stack"}],
                         "event_time": "${json-unit.any-string}",
                         "logical_resource_id": "%2$s",
                         "resource_name": "%2$s",
                         "physical_resource_id": "%3$s",
                         "resource_status": "CREATE_COMPLETE",
                         "resource_status_reason": "Stack CREATE completed successfully"}"""
                                .formatted(address, NAME, address.replaceFirst(".*/", "")));
    }

    @Test
    void eventsArePagedByMarker() {
        String first = get("/events?sort_dir=asc&limit=1").jsonPath().getString("events[0].id");

        Response rest = get("/events?sort_dir=asc&marker=" + first);

        assertThat(rest.jsonPath().getList("events.id")).isNotEmpty().doesNotContain(first);
        assertThat(get("/events?nested_depth=1").jsonPath().getList("events[0].links.rel"))
                .contains("root_stack");
    }

    @Test
    void oneEventShowsItsResourcesType() {
        String self = get("/resources/conf/events").jsonPath().getString("events[0].links[0].href");

        Response event = OWNER.request().get(self);

        assertThat(event.jsonPath().getString("event.resource_type"))
                .isEqualTo("OS::Heat::TestResource");
        assertThatJson(event.asString()).node("event.resource_properties").isObject();
        assertThat(get("/resources/conf/events/nope").statusCode()).isEqualTo(404);
        assertThat(get("/resources/nope/events").statusCode()).isEqualTo(404);
    }

    @Test
    void outputsAreListedAndShown() {
        assertThatJson(get("/outputs").asString())
                .isEqualTo(
                        """
                        {"outputs": [{"output_key": "val", "description": "a value"}]}""");
        assertThatJson(get("/outputs/val").asString())
                .isEqualTo(
                        """
                        {"output": {"output_key": "val", "description": "a value",
                                    "output_value": "one"}}""");
        assertThat(get("/outputs/zz").jsonPath().getString("error.message"))
                .isEqualTo("Specified output key zz not found.");
    }

    @Test
    @Tag("CVE-2023-1625")
    void whatItWasMadeOfIsShownWithoutHiddenValues() {
        assertThatJson(get("/template").asString()).isEqualTo(TEMPLATE);
        assertThatJson(get("/files").asString()).isEqualTo("{\"file:///a\": \"text\"}");
        assertThatJson(get("/environment").asString())
                .isEqualTo(
                        """
                        {"resource_registry": {"resources": {}},
                         "parameters": {"p": "one", "secret": "******"},
                         "parameter_defaults": {},
                         "event_sinks": [],
                         "encrypted_param_names": []}""");
    }

    @Test
    void anotherProjectSeesNothing() {
        Caller other = Caller.of(Account.OTHER);
        String path = address.replaceFirst(".*/stacks/", "/stacks/");

        assertThat(other.request().get(address).statusCode()).isEqualTo(403);
        assertThat(other.request().get(other.path(path)).statusCode()).isEqualTo(404);
    }

    @Test
    void anInstanceMayDoNothingHere() {
        Caller instance = Caller.ofStackDomain();

        Response refused = instance.request().get(instance.path("/stacks"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.jsonPath().getString("error.message"))
                .isEqualTo("You are not authorized to use stacks:index.");
    }

    private Response get(String part) {
        return OWNER.request().get(address + part);
    }

    private String resource(String resource, String requiredBy) {
        return """
               {"updated_time": "${json-unit.any-string}",
                "creation_time": "${json-unit.any-string}",
                "logical_resource_id": "%1$s",
                "resource_name": "%1$s",
                "physical_resource_id": "${json-unit.regex}%3$s-%1$s-[a-z0-9]{12}",
                "resource_status": "CREATE_COMPLETE",
                "resource_status_reason": "state changed",
                "resource_type": "OS::Heat::TestResource",
                "links": [
                  {"href": "%4$s/resources/%1$s", "rel": "self"},
                  {"href": "%4$s", "rel": "stack"}],
                "required_by": %2$s}"""
                .formatted(resource, requiredBy, NAME, address);
    }
}
