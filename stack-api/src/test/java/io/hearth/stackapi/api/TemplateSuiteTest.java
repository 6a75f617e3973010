package io.hearth.stackapi.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every template below {@code templates} does here what Heat does with it. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
class TemplateSuiteTest {
    private static Caller owner;

    @BeforeAll
    static void logIn() {
        owner = Caller.of(Account.OWNER);
    }

    static List<TemplateCase> cases() throws URISyntaxException {
        URL folder = TemplateSuiteTest.class.getResource("/templates");
        return TemplateCase.in(Path.of(assertThat(folder).isNotNull().actual().toURI()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void doesWhatHeatDoes(TemplateCase one) {
        TemplateExample example = one.example();
        Response answer =
                owner.request()
                        .body(example.body("s" + UUID.randomUUID()).text())
                        .post(owner.path("/stacks"));
        if (example.refused()) {
            assertRefused(example, answer);
            return;
        }
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        String stack = answer.header("Location");
        assertCreated(example, stack);
        assertThat(owner.request().delete(stack).statusCode()).isEqualTo(204);
    }

    @Test
    void thereAreCasesEnough() throws URISyntaxException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(100);
    }

    private static void assertRefused(TemplateExample example, Response answer) {
        JsonPath body = answer.jsonPath();
        Map<String, Object> fault = new LinkedHashMap<>();
        fault.put("status", answer.statusCode());
        fault.put("type", body.getString("error.type"));
        fault.put("message", body.getString("error.message"));
        assertThatJson(fault).isEqualTo(TemplateExample.json(example.part("error")));
    }

    private static void assertCreated(TemplateExample example, String stack) {
        String state = example.text("state", "CREATE_COMPLETE");
        await("the stack is " + state)
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () ->
                                assertThat(show(stack).getString("stack.stack_status"))
                                        .isEqualTo(state));
        JsonPath shown = show(stack);
        if (example.tells("reason")) {
            assertThat(shown.getString("stack.stack_status_reason"))
                    .isEqualTo(example.text("reason", ""));
        }
        if (example.tells("outputs")) {
            assertThatJson(outputs(shown, "output_value"))
                    .isEqualTo(TemplateExample.json(example.part("outputs")));
        }
        if (example.tells("errors")) {
            assertThatJson(outputs(shown, "output_error"))
                    .isEqualTo(TemplateExample.json(example.part("errors")));
        }
        example.part("resources").forEach((name, told) -> assertResource(stack, name, told));
    }

    /** Of a resource's parts, those that are told. */
    private static void assertResource(String stack, String name, Object told) {
        JsonPath shown = owner.request().get(stack + "/resources/" + name).jsonPath();
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("status", shown.getString("resource.resource_status"));
        found.put("reason", shown.getString("resource.resource_status_reason"));
        found.put("type", shown.getString("resource.resource_type"));
        found.put("required_by", shown.getList("resource.required_by"));
        found.put("attributes", shown.getMap("resource.attributes"));
        if (told instanceof Map<?, ?> expected) {
            found.keySet().retainAll(expected.keySet());
        }
        assertThatJson(found).as(name).isEqualTo(TemplateExample.json(told));
    }

    private static Map<String, Object> outputs(JsonPath shown, String part) {
        List<Map<String, Object>> outputs = shown.getList("stack.outputs");
        Map<String, Object> byKey = new LinkedHashMap<>();
        outputs.stream()
                .filter(output -> output.containsKey(part))
                .filter(
                        output ->
                                part.equals("output_value") == !output.containsKey("output_error"))
                .forEach(
                        output ->
                                byKey.put(
                                        String.valueOf(output.get("output_key")),
                                        output.get(part)));
        return byKey;
    }

    private static JsonPath show(String stack) {
        return owner.request().get(stack).jsonPath();
    }
}
