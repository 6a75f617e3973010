package io.hearth.stackapi.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a request: a 4xx in Heat's form that names the place, and no stack. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
class BadInputTest {
    private static final String NAME = "bad1";
    private static final String HOT = "heat_template_version: 2018-08-31\n";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long FLAT = 100L << 20;

    private static Caller owner;

    @BeforeAll
    static void logIn() {
        owner = Caller.of(Account.OWNER);
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                arguments("not JSON", "{nope", "HTTPBadRequest", "line 1 column"),
                arguments("a JSON list", "[1]", "HTTPBadRequest", "must be an object"),
                arguments("a JSON text", "\"x\"", "HTTPBadRequest", "must be an object"),
                arguments("no body", "", "HTTPBadRequest", "could not comply"),
                arguments("a key twice", "{\"a\": 1, \"a\": 2}", "HTTPBadRequest", "'a'"),
                arguments("two documents", "{} {}", "HTTPBadRequest", "line 1 column"),
                arguments(
                        "deep JSON",
                        "{\"template\": " + "[".repeat(10_000),
                        "HTTPBadRequest",
                        "nesting"),
                arguments(
                        "unknown key",
                        body(HOT).with("stak", 1).text(),
                        "HTTPBadRequest",
                        "'stak'"),
                arguments(
                        "name missing",
                        "{\"template\": {}}",
                        "HTTPBadRequest",
                        "No stack name specified"),
                arguments(
                        "template missing",
                        "{\"stack_name\": \"bad1\"}",
                        "HTTPBadRequest",
                        "No template specified"),
                arguments(
                        "name no text",
                        "{\"stack_name\": 5, \"template\": {}}",
                        "HTTPBadRequest",
                        "'stack_name'"),
                arguments(
                        "template a number",
                        "{\"stack_name\": \"bad1\", \"template\": 5}",
                        "HTTPBadRequest",
                        "'template'"),
                arguments(
                        "template_url",
                        "{\"stack_name\": \"bad1\", \"template_url\": \"http://127.0.0.1:1/\"}",
                        "HTTPBadRequest",
                        "'template_url'"),
                arguments(
                        "parameters a list",
                        body(HOT).with("parameters", List.of()).text(),
                        "HTTPBadRequest",
                        "'parameters'"),
                arguments(
                        "files a text",
                        body(HOT).with("files", "x").text(),
                        "HTTPBadRequest",
                        "'files'"),
                arguments(
                        "a file no text",
                        body(HOT).with("files", Map.of("f", 1)).text(),
                        "HTTPBadRequest",
                        "'files.f'"),
                arguments(
                        "unknown environment file",
                        body(HOT).with("environment_files", List.of("e.yaml")).text(),
                        "HTTPBadRequest",
                        "e.yaml"),
                arguments(
                        "environment section",
                        body(HOT).with("environment", Map.of("nope", 1)).text(),
                        "HTTPBadRequest",
                        "nope"),
                arguments(
                        "environment a list",
                        body(HOT).with("environment", List.of(1)).text(),
                        "HTTPBadRequest",
                        "nvironment"),
                arguments(
                        "timeout_mins",
                        body(HOT).with("timeout_mins", "x").text(),
                        "HTTPBadRequest",
                        "'timeout_mins'"),
                arguments(
                        "disable_rollback",
                        body(HOT).with("disable_rollback", "maybe").text(),
                        "HTTPBadRequest",
                        "disable_rollback"),
                arguments(
                        "no version",
                        new NewStackJson(NAME, Map.of("resources", Map.of())).text(),
                        "InvalidTemplateVersion",
                        "not provided"),
                arguments(
                        "tag too long",
                        body(HOT).with("tags", "t".repeat(81)).text(),
                        "HTTPBadRequest",
                        "80"),
                arguments(
                        "body too long",
                        body("#" + "x".repeat(1_100_000)).text(),
                        "RequestLimitExceeded",
                        "1048576"));
    }

    static Stream<Arguments> templates() {
        return Stream.of(
                arguments("broken YAML", "a: [b", "HTTPBadRequest", "line 1, column"),
                arguments(
                        "text only", "just text", "HTTPBadRequest", "Template not in valid format"),
                arguments("aliases of aliases", laughs(), "", "alias"),
                arguments("aliases of a long text", longText(), "", ""),
                arguments(
                        "duplicate keys", HOT + "resources: {}\nresources: {}\n", "", "resources"),
                arguments(
                        "deep nesting",
                        HOT + "resources: " + "[".repeat(10_000) + "]".repeat(10_000),
                        "",
                        "nest"),
                arguments(
                        "tag of a class",
                        HOT + "description: !!java.net.URL [\"http://127.0.0.1\"]\n",
                        "",
                        "tag"),
                arguments(
                        "too long",
                        HOT + "description: " + "x".repeat(530_000),
                        "RequestLimitExceeded",
                        "524288"),
                arguments("no version", "resources: {}\n", "HTTPBadRequest", "version not found"),
                arguments(
                        "unknown version",
                        "heat_template_version: 1999-01-01\n",
                        "InvalidTemplateVersion",
                        "1999-01-01"),
                arguments(
                        "unknown section",
                        HOT + "resorces: {}\n",
                        "InvalidTemplateSection",
                        "resorces"),
                arguments(
                        "unknown type",
                        resource("{type: 'No::Such::Type'}"),
                        "StackValidationFailed",
                        "No::Such::Type"),
                arguments(
                        "unknown property",
                        resource("{type: OS::Heat::WaitConditionHandle, properties: {nope: 1}}"),
                        "StackValidationFailed",
                        "resources.x.properties: : Unknown Property nope"),
                arguments(
                        "value not allowed",
                        resource(
                                "{type: OS::Heat::WaitConditionHandle, properties: {signal_transport: PIGEON}}"),
                        "StackValidationFailed",
                        "resources.x.properties.signal_transport"),
                arguments(
                        "unknown reference",
                        resource(
                                "{type: OS::Heat::WaitCondition, properties: {handle: {get_resource: nope}, timeout: 1}}"),
                        "InvalidTemplateReference",
                        "\"nope\" (in x."),
                arguments(
                        "unknown attribute of a resource, in a property",
                        resource(
                                "{type: OS::Heat::TestResource, properties: {value: {get_attr: [y, nope]}}}\n  y: {type: OS::Heat::TestResource}"),
                        "StackValidationFailed",
                        "resources.x.properties.value: : The Referenced Attribute (y nope) is incorrect."),
                arguments(
                        "a function used wrongly where everything is accepted",
                        resource(
                                "{type: OS::Heat::Value, properties: {value: {str_split: [',', 5]}}}"),
                        "StackValidationFailed",
                        "resources.x.properties.value"),
                arguments(
                        "a file that is not there, in metadata",
                        resource("{type: OS::Heat::TestResource, metadata: {m: {get_file: gone}}}"),
                        "StackValidationFailed",
                        "resources.x.metadata: No content found in the \"files\" section for get_file path: gone"),
                arguments(
                        "unknown attribute, in an output",
                        HOT
                                + "resources: {x: {type: OS::Heat::TestResource}}\noutputs: {o: {value: {get_attr: [x, nope]}}}\n",
                        "InvalidTemplateAttribute",
                        "outputs.o.value: The Referenced Attribute (x nope) is incorrect."),
                arguments(
                        "a property of a CloudFormation template",
                        "HeatTemplateFormatVersion: '2012-12-12'\nResources: {x: {Type: OS::Heat::TestResource, Properties: {nope: 1}}}\n",
                        "StackValidationFailed",
                        "Property error: : Resources.x.Properties: : Unknown Property nope"),
                arguments(
                        "an output of a CloudFormation template",
                        "HeatTemplateFormatVersion: '2012-12-12'\nResources: {x: {Type: OS::Heat::TestResource}}\nOutputs: {o: {Value: {'Fn::GetAtt': [x, nope]}}}\n",
                        "InvalidTemplateAttribute",
                        "Outputs.o.Value: The Referenced Attribute (x nope) is incorrect."),
                arguments(
                        "circle",
                        HOT
                                + "resources:\n  a: {type: OS::Heat::TestResource, depends_on: b}\n  b: {type: OS::Heat::TestResource, depends_on: a}\n",
                        "CircularDependencyException",
                        "a"),
                arguments(
                        "parameter missing",
                        HOT + "parameters:\n  q: {type: string}\n",
                        "UserParameterMissing",
                        "The Parameter (q) was not provided."),
                arguments(
                        "parameter's type",
                        HOT + "parameters:\n  q: {type: number, default: many}\n",
                        "",
                        "q"),
                arguments("resource without a type", resource("{properties: {}}"), "", "x"));
    }

    static Stream<Arguments> names() {
        return Stream.of(
                arguments("with a space", "1 bad name"),
                arguments("too long", "a".repeat(256)),
                arguments("empty", ""));
    }

    /** A value that is missing is no fault of the template's. */
    static Stream<Arguments> wrongTemplates() {
        return templates().filter(one -> !one.get()[0].equals("parameter missing"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    @Tag("CVE-2016-9185")
    @Tag("CVE-2026-42999")
    void aBodyIsRefused(String what, String body, String type, String place) {
        assertRefused(post(body), type, place);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void aTemplateIsRefused(String what, String template, String type, String place) {
        assertRefused(post(body(template).text()), type, place);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongTemplates")
    void validationRefusesItToo(String what, String template, String type, String place) {
        Response refused =
                owner.request()
                        .body(new NewStackJson(Map.of("template", template)).text())
                        .post(owner.path("/validate"));

        assertThat(refused.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void aNameIsRefused(String what, String name) {
        Response refused = post(new NewStackJson(name, HOT).text());

        assertRefused(refused, "StackValidationFailed", "Invalid stack name " + name);
    }

    @Test
    void anUnknownParameterIsRefused() {
        assertRefused(
                post(body(HOT).with("parameters", Map.of("zzz", 1)).text()),
                "UnknownUserParameter",
                "The Parameter (zzz) was not defined in template.");
    }

    @Test
    void aParameterOfTheWrongTypeIsRefused() {
        String template = HOT + "parameters:\n  q: {type: number}\n";

        assertRefused(
                post(body(template).with("parameters", Map.of("q", "many")).text()),
                "StackValidationFailed",
                "q");
    }

    @Test
    void bombsLeaveTheMemoryFlat() {
        long before = usedMemory();

        for (int i = 0; i < 10; i++) {
            post(body(laughs()).text());
            post(body(longText()).text());
        }

        assertThat(usedMemory() - before).isLessThan(FLAT);
    }

    private static void assertRefused(Response refused, String type, String place) {
        JsonPath answer = refused.jsonPath();
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(answer.getInt("code")).isEqualTo(400);
        assertThat(answer.getString("title")).isEqualTo("Bad Request");
        assertThat(answer.getString("error.message")).contains(place);
        assertThat(answer.getString("error.type")).contains(type);
        assertThatJson(owner.request().get(owner.path("/stacks?name=" + NAME)).asString())
                .node("stacks")
                .isArray()
                .isEmpty();
    }

    private static Response post(String body) {
        Instant start = Instant.now();
        // as bytes: the test's client takes its time to print a text that nests deep
        Response answer =
                owner.request()
                        .body(body.getBytes(StandardCharsets.UTF_8))
                        .post(owner.path("/stacks"));
        assertThat(Duration.between(start, Instant.now())).isLessThan(PATIENCE);
        return answer;
    }

    private static NewStackJson body(String template) {
        return new NewStackJson(NAME, template);
    }

    private static String resource(String definition) {
        return HOT + "resources:\n  x: " + definition + "\n";
    }

    /** Nine levels of nine aliases each. */
    private static String laughs() {
        StringBuilder text = new StringBuilder(HOT + "l0: &l0 [x]\n");
        for (int level = 1; level <= 9; level++) {
            String alias = "*l" + (level - 1);
            text.append(
                    "l%1$d: &l%1$d [%2$s]\n".formatted(level, alias + (", " + alias).repeat(8)));
        }
        return text.toString();
    }

    /** Thousands of aliases of one long text, which a limit on collections does not see. */
    private static String longText() {
        return HOT
                + "description: &d "
                + "x".repeat(100_000)
                + "\nresources: ["
                + "*d, ".repeat(50_000)
                + "*d]\n";
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
