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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    @Tag("CVE-2023-1625")
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

    @Test
    void anAliasStandsForItsType() {
        String stack =
                created(
                        typed("My::Own")
                                .with("environment", registry("{'My::Own': 'OS::Heat::None'}")));

        assertThat(resource(stack).getString("resource.resource_type")).isEqualTo("My::Own");
        assertThat(resource(stack).getString("resource.resource_status"))
                .isEqualTo("CREATE_COMPLETE");
        assertThat(owner.request().delete(stack).statusCode()).isEqualTo(204);
        assertThat(owner.request().get(stack).jsonPath().getString("stack.stack_status"))
                .isEqualTo("DELETE_COMPLETE");
    }

    @Test
    @Tag("CVE-2014-3801")
    void aTypeOfAnEnvironmentIsInNobodysList() {
        created(
                typed("My::Secret")
                        .with("environment", registry("{'My::Secret': 'OS::Heat::None'}")));

        assertThat(owner.request().get(owner.path("/resource_types")).asString())
                .contains("OS::Heat::None")
                .doesNotContain("My::Secret");
    }

    @Test
    void theTypeOfOneResourceMayBeAnother() {
        String stack =
                created(
                        typed("OS::Heat::NoSuch")
                                .with(
                                        "environment",
                                        registry(
                                                "{'OS::*': 'No::*', resources: {x: {'OS::Heat::NoSuch': 'OS::Heat::TestResource'}}}")));

        assertThat(resource(stack).getString("resource.attributes.output"))
                .isEqualTo("test_string");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "My::Own  | {'My::Own': nested.yaml} | nested.yaml",
                "My::Own  | {'My::Own': 'file:///dev/zero.yaml'} | file:///dev/zero.yaml",
                "My::Own  | {'My::Own': 'http://127.0.0.1:1/a.yaml'} | http://127.0.0.1:1/a.yaml",
                "own.yaml | {} | own.yaml"
            })
    @Tag("CVE-2015-5295")
    @Tag("CVE-2016-9185")
    void aTemplateThatIsNotAmongTheFilesIsRefused(String type, String registry, String file) {
        Response refused = post(typed(type).with("environment", registry(registry)));

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("error.type")).isEqualTo("StackValidationFailed");
        assertThat(refused.jsonPath().getString("error.message"))
                .isEqualTo(
                        "Could not fetch remote template \"%s\": this server fetches nothing; send the template in 'files' under that name."
                                .formatted(file));
    }

    @Test
    void hooksOfOtherStacksResourcesAndRestrictionsOfUpdatesDoNoHarm() {
        created(
                typed("OS::Heat::None")
                        .with(
                                "environment",
                                registry(
                                        "{resources: {y: {hooks: pre-create}, x: {restricted_actions: replace}}}")));
    }

    @Test
    void whatIsNotThereDoesNotCount() {
        StringBuilder template =
                new StringBuilder(
                        "heat_template_version: 2018-08-31\nconditions: {there: false}\nresources:\n");
        for (int i = 0; i <= 1000; i++) {
            template.append(
                    "  r%d: {type: OS::Heat::None%s}\n"
                            .formatted(i, i == 0 ? "" : ", condition: there"));
        }
        String none = template.toString();

        created(new NewStackJson("s" + UUID.randomUUID(), none));
        Response refused =
                post(
                        new NewStackJson(
                                "s" + UUID.randomUUID(),
                                none.replace("{there: false}", "{there: true}")));

        assertThat(refused.jsonPath().getString("error.message"))
                .isEqualTo("Request limit exceeded: Maximum resources per stack exceeded.");
    }

    private static NewStackJson typed(String type) {
        return new NewStackJson(
                "s" + UUID.randomUUID(),
                "heat_template_version: 2018-08-31\nresources: {x: {type: '%s'}}\n"
                        .formatted(type));
    }

    private static String registry(String section) {
        return "resource_registry: " + section;
    }

    private static JsonPath resource(String stack) {
        return owner.request().get(stack + "/resources/x").jsonPath();
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
