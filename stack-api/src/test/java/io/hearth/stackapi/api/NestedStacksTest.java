package io.hearth.stackapi.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How the Orchestration API shows stacks within stacks. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
class NestedStacksTest {
    private static final String BODY =
            """
            {"stack_name": "%s",
             "template": {"heat_template_version": "2018-08-31",
                          "resources": {"inner": {"type": "My::Inner"}}},
             "environment": {"resource_registry": {"My::Inner": "inner.yaml"}},
             "files": {"inner.yaml":
                 "{heat_template_version: 2018-08-31, resources: {conf: {type: 'OS::Heat::TestResource'}}}"}}""";

    @Test
    void aTreeIsListedShownAndLinked() {
        Caller owner = Caller.of(Account.OWNER);
        String name = "s" + UUID.randomUUID();
        Response created = owner.request().body(BODY.formatted(name)).post(owner.path("/stacks"));
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        String address = created.header("Location");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> owner.request().get(address).asString().contains("CREATE_COMPLETE"));

        String resources = owner.request().get(address + "/resources?nested_depth=1").asString();

        assertThatJson(resources)
                .and(
                        list -> list.node("resources").isArray().hasSize(2),
                        list -> list.node("resources[0].resource_type").isEqualTo("My::Inner"),
                        list -> list.node("resources[0].links[2].rel").isEqualTo("nested"),
                        list -> list.node("resources[1].resource_name").isEqualTo("conf"),
                        list -> list.node("resources[1].parent_resource").isEqualTo("inner"));
        assertThatJson(owner.request().get(address + "/resources").asString())
                .node("resources")
                .isArray()
                .hasSize(1);
        String inner =
                owner.request()
                        .get(address + "/resources/inner")
                        .path("resource.physical_resource_id");
        assertThatJson(owner.request().get(address + "/events?nested_depth=1").asString())
                .and(
                        list -> list.node("events").isArray().hasSize(8),
                        list -> list.node("events[0].links[3].rel").isEqualTo("root_stack"),
                        list -> list.node("events[0].links[3].href").isEqualTo(address),
                        list -> list.node("events[3].resource_name").isEqualTo("conf"),
                        list -> list.node("events[3].links[2].href").isString().endsWith(inner),
                        list -> list.node("events[3].links[3].href").isEqualTo(address));
        assertThatJson(owner.request().get(address + "/events").asString())
                .and(
                        list -> list.node("events").isArray().hasSize(4),
                        list -> list.node("events[0].links").isArray().hasSize(3));
        String parent = address.substring(address.lastIndexOf('/') + 1);
        assertThatJson(
                        owner.request()
                                .get(owner.path("/stacks?show_nested=True&owner_id=" + parent))
                                .asString())
                .and(
                        list -> list.node("stacks").isArray().hasSize(1),
                        list -> list.node("stacks[0].id").isEqualTo(inner),
                        list -> list.node("stacks[0].parent").isEqualTo(parent));
        assertThatJson(owner.request().get(owner.path("/stacks?name=" + name)).asString())
                .node("stacks")
                .isArray()
                .hasSize(1);
    }
}
