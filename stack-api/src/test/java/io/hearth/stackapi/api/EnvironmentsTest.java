package io.hearth.stackapi.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a request's environments make of its stack. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
class EnvironmentsTest {
    private static final String TEMPLATE =
            """
            heat_template_version: 2018-08-31
            parameters:
              p: {type: string, default: of the template}
              tags: {type: comma_delimited_list, default: []}
              secret: {type: string, hidden: true, default: s3cret}
            outputs:
              p: {value: {get_param: p}}
              tags: {value: {list_join: ['+', {get_param: tags}]}}
            """;

    private static Caller owner;

    @BeforeAll
    static void logIn() {
        owner = Caller.of(Account.OWNER);
    }

    @Test
    void theLaterFileWinsAndParametersAreMergedAsItSays() {
        String stack =
                created(
                        request()
                                .with("files", Map.of("a.yaml", file("a"), "b.yaml", file("b")))
                                .with("environment_files", List.of("a.yaml", "b.yaml")));

        assertThat(output(stack, "p")).isEqualTo("from b");
        assertThat(output(stack, "tags")).isEqualTo("a+b");
    }

    @Test
    void theRequestsParametersWinOverTheFiles() {
        String stack =
                created(
                        request()
                                .with("files", Map.of("a.yaml", file("a")))
                                .with("environment_files", List.of("a.yaml"))
                                .with("parameters", Map.of("p", "of the request")));

        assertThat(output(stack, "p")).isEqualTo("of the request");
    }

    /** The client sends what it has merged itself beside the files that it was merged from. */
    @Test
    void besideFilesTheEnvironmentIsNotLookedAt() {
        String stack =
                created(
                        request()
                                .with("environment", "parameters: {p: of the environment, no: 1}")
                                .with("files", Map.of("a.yaml", file("a")))
                                .with("environment_files", List.of("a.yaml")));

        assertThat(output(stack, "p")).isEqualTo("from a");
    }

    @Test
    void strategiesThatDoNotFitAreRefused() {
        Response refused =
                post(
                        request()
                                .with(
                                        "files",
                                        Map.of(
                                                "a.yaml",
                                                file("a"),
                                                "b.yaml",
                                                file("b").replace("merge}", "overwrite}")))
                                .with("environment_files", List.of("a.yaml", "b.yaml")));

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("error.type"))
                .isEqualTo("ConflictingMergeStrategyForParam");
    }

    @Test
    void hiddenDefaultsAreNotShown() {
        String stack =
                created(
                        request()
                                .with(
                                        "environment",
                                        "parameter_defaults: {p: seen, secret: unseen}"));

        assertThatJson(owner.request().get(stack + "/environment").asString())
                .node("parameter_defaults")
                .isEqualTo("{\"p\": \"seen\", \"secret\": \"******\"}");
    }

    private static NewStackJson request() {
        return new NewStackJson("s" + UUID.randomUUID(), TEMPLATE);
    }

    private static String file(String name) {
        return """
               parameters: {p: from %1$s, tags: %1$s}
               parameter_merge_strategies: {tags: merge}
               """
                .formatted(name);
    }

    private static String created(NewStackJson request) {
        Response created = post(request);
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        return created.header("Location");
    }

    private static Response post(NewStackJson request) {
        return owner.request().body(request.text()).post(owner.path("/stacks"));
    }

    private static String output(String stack, String key) {
        return owner.request()
                .get(stack + "/outputs/" + key)
                .jsonPath()
                .getString("output.output_value");
    }
}
