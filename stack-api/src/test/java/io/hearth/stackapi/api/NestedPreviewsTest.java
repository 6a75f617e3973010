package io.hearth.stackapi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Previews of stacks within stacks. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
class NestedPreviewsTest {
    private static final String OUTER =
            """
            heat_template_version: 2018-08-31
            resources:
              outer: {type: middle.yaml}
            """;
    private static final String MIDDLE =
            """
            heat_template_version: 2018-08-31
            resources:
              middle: {type: inner.yaml, properties: {p: v}}
            """;
    private static final String INNER =
            """
            heat_template_version: 2018-08-31
            parameters:
              p: {type: string}
            resources:
              one: {type: "OS::Heat::TestResource", properties: {value: {get_param: p}}}
            """;
    private static final String TWO = INNER + "  two: {type: \"OS::Heat::TestResource\"}\n";

    private final Caller owner = Caller.of(Account.OWNER);

    @Test
    void aNestedStackIsPreviewedByItsResources() {
        Response shown =
                owner.request()
                        .body(body(OUTER, INNER, "previewed"))
                        .post(owner.path("/stacks/preview"));

        assertThat(shown.statusCode()).as(shown.asString()).isEqualTo(200);
        assertThat(shown.jsonPath().getMap("stack.resources[0][0][0]"))
                .containsEntry("resource_name", "one")
                .containsEntry("parent_resource", "middle")
                .containsEntry("stack_name", "previewed-outer-middle")
                .containsEntry("resource_status", "COMPLETE");
        assertThat(shown.jsonPath().getString("stack.resources[0][0][0].properties.value"))
                .isEqualTo("v");
    }

    @Test
    void anUpdateTellsOfAllThatIsWithin() {
        String address =
                owner.request()
                        .body(body(OUTER, INNER, "s" + UUID.randomUUID()))
                        .post(owner.path("/stacks"))
                        .header("Location");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> owner.request().get(address).asString().contains("CREATE_COMPLETE"));

        assertThat(changes(address, OUTER, INNER))
                .containsEntry("unchanged", List.of("middle/one"))
                .containsEntry("updated", List.of("null/outer", "outer/middle"))
                .containsEntry("added", List.of());
        assertThat(changes(address, OUTER, TWO))
                .containsEntry("unchanged", List.of("middle/one"))
                .containsEntry("added", List.of("middle/two"));
        assertThat(changes(address, OUTER.replace("middle.yaml", "OS::Heat::None"), INNER))
                .containsEntry("replaced", List.of("null/outer"))
                .containsEntry("deleted", List.of("outer/middle", "middle/one"))
                .containsEntry("unchanged", List.of());
    }

    private Map<String, List<String>> changes(String address, String outer, String inner) {
        JsonPath shown =
                owner.request()
                        .body(body(outer, inner, null))
                        .put(address + "/preview?show_nested=True")
                        .jsonPath();
        Map<String, List<String>> changes = new HashMap<>();
        for (String kind : List.of("unchanged", "updated", "replaced", "added", "deleted")) {
            List<Map<String, Object>> resources = shown.getList("resource_changes." + kind);
            changes.put(
                    kind,
                    resources.stream()
                            .map(one -> one.get("parent_resource") + "/" + one.get("resource_name"))
                            .toList());
        }
        return changes;
    }

    private static String body(String outer, String inner, @Nullable String name) {
        Map<String, Object> body = new HashMap<>();
        body.put("template", outer);
        body.put("files", Map.of("middle.yaml", MIDDLE, "inner.yaml", inner));
        if (name != null) {
            body.put("stack_name", name);
        }
        return new NewStackJson(body).text();
    }
}
