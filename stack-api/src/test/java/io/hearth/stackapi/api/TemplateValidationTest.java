package io.hearth.stackapi.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Templates that are checked, and of which nothing is made. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
class TemplateValidationTest {
    private static final String OUTER =
            """
            heat_template_version: 2014-10-16
            description: outer
            parameters:
              given: {type: number, default: 5}
              missing: {type: string}
            resources:
              a: {type: inner.yaml, properties: {p: {get_param: given}}}
              b: {type: "OS::Heat::TestResource", properties: {value: {get_param: missing}}}
            """;

    /** What is inside of it is wrong, which is told when a stack is made of it. */
    private static final String INNER =
            """
            heat_template_version: 2014-10-16
            description: inner
            parameters:
              p: {type: number, description: a number, default: 10}
            resources:
              deep: {type: deepest.yaml, properties: {unknown: {get_param: p}}}
            """;

    private final Caller owner = Caller.of(Account.OWNER);

    @Test
    void aParameterNeedsNoValue() {
        assertThatJson(validated("").asString())
                .isEqualTo(
                        """
                        {"Description": "outer",
                         "Parameters": {
                           "given": {"Type": "Number", "Description": "", "NoEcho": "false",
                                     "Label": "given", "Default": 5},
                           "missing": {"Type": "String", "Description": "", "NoEcho": "false",
                                       "Label": "missing"}},
                         "Environment": {
                           "resource_registry": {"resources": {}, "inner.yaml": "inner.yaml"},
                           "parameters": {}, "parameter_defaults": {}, "event_sinks": []}}""");
    }

    @Test
    void whatIsNestedIsDescribed() {
        assertThatJson(validated("?show_nested=True").asString())
                .node("NestedParameters")
                .isEqualTo(
                        """
                        {"a": {"Type": "inner.yaml", "Description": "inner",
                               "Parameters": {
                                 "p": {"Type": "Number", "Description": "a number",
                                       "NoEcho": "false", "Label": "p", "Default": 10,
                                       "Value": 5}},
                               "NestedParameters": {
                                 "deep": {"Type": "deepest.yaml",
                                          "Description": "No description",
                                          "Parameters": {}}}}}""");
    }

    private Response validated(String query) {
        Response answer =
                owner.request()
                        .body(
                                new NewStackJson(
                                                Map.of(
                                                        "template",
                                                        OUTER,
                                                        "files",
                                                        Map.of(
                                                                "inner.yaml",
                                                                INNER,
                                                                "deepest.yaml",
                                                                "heat_template_version: 2014-10-16")))
                                        .text())
                        .post(owner.path("/validate" + query));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }
}
