package io.hearth.template;

import static io.hearth.template.Documents.failureOf;
import static io.hearth.template.Documents.hot;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.template.error.TemplateException;
import io.hearth.template.parameter.Constraint;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import io.hearth.template.property.PropertyValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The messages that a real Heat was seen to answer, to the byte. */
class WireMessagesTest {
    private static final Map<String, PropertySchema> HANDLE =
            Map.of(
                    "signal_transport",
                    PropertySchema.of(PropertyType.STRING, "How the client will signal")
                            .withDefault("TOKEN_SIGNAL")
                            .withConstraints(
                                    new Constraint.AllowedValues(
                                            List.of(
                                                    "CFN_SIGNAL",
                                                    "TEMP_URL_SIGNAL",
                                                    "HEAT_SIGNAL",
                                                    "NO_SIGNAL",
                                                    "ZAQAR_SIGNAL",
                                                    "TOKEN_SIGNAL"),
                                            null)));

    @Test
    void templateWithoutVersion() {
        TemplateException failure = failureOf(() -> Template.of(Map.of("resources", Map.of())));

        assertFailure(
                failure,
                "InvalidTemplateVersion",
                "The template version is invalid: Template version was not provided");
    }

    @Test
    void unknownVersion() {
        TemplateException failure =
                failureOf(() -> Template.of(Map.of("heat_template_version", "1999-01-01")));

        assertFailure(
                failure,
                "InvalidTemplateVersion",
                "The template version is invalid: \"heat_template_version: 1999-01-01\". \"heat_template_version\" should be one of: 2013-05-23, 2014-10-16, 2015-04-30, 2015-10-15, 2016-04-08, 2016-10-14, 2017-02-24, 2017-09-01, 2018-03-02, 2018-08-31, 2021-04-16, newton, ocata, pike, queens, rocky, wallaby");
    }

    @Test
    void brokenYaml() {
        TemplateException failure = failureOf(() -> Template.parse("a: [b"));

        assertFailure(
                failure,
                "HTTPBadRequest",
                "Template not in valid format: Error parsing template [root stack] while parsing a flow sequence\n  in \"<unicode string>\", line 1, column 4:\n    a: [b\n       ^\nexpected ',' or ']', but got '<stream end>'\n  in \"<unicode string>\", line 1, column 6:\n    a: [b\n         ^");
    }

    @Test
    void missingParameter() {
        Template template = hot("parameters:\n  q: {type: string}\n");

        TemplateException failure =
                failureOf(() -> template.parameterValues(Map.of(), Map.of(), Documents.PSEUDO));

        assertFailure(failure, "UserParameterMissing", "The Parameter (q) was not provided.");
    }

    @Test
    void unknownParameter() {
        Template template = hot("parameters:\n  p: {type: string, default: dflt}\n");

        TemplateException failure =
                failureOf(
                        () ->
                                template.parameterValues(
                                        Map.of("zzz", 1), Map.of(), Documents.PSEUDO));

        assertFailure(
                failure,
                "UnknownUserParameter",
                "The Parameter (zzz) was not defined in template.");
    }

    @Test
    void referenceToNothing() {
        TemplateException failure =
                failureOf(
                        () ->
                                hot(
                                        "resources:\n  x: {type: OS::Heat::WaitCondition, properties: {handle: {get_resource: nope}, timeout: 1}}\n"));

        assertFailure(
                failure,
                "InvalidTemplateReference",
                "The specified reference \"nope\" (in x.Properties.handle) is incorrect.");
        assertThat(failure.path()).isEqualTo("resources.x.properties.handle.get_resource");
    }

    @Test
    void unknownProperty() {
        TemplateException failure =
                failureOf(() -> PropertyValues.check("x", HANDLE, Map.of("nope", 1L)));

        assertFailure(
                failure,
                "StackValidationFailed",
                "Property error: : resources.x.properties: : Unknown Property nope");
    }

    @Test
    void valueThatIsNotAllowed() {
        TemplateException failure =
                failureOf(
                        () ->
                                PropertyValues.check(
                                        "x", HANDLE, Map.of("signal_transport", "PIGEON")));

        assertFailure(
                failure,
                "StackValidationFailed",
                "Property error: : resources.x.properties.signal_transport: : \"PIGEON\" is not an allowed value [\"CFN_SIGNAL\", \"TEMP_URL_SIGNAL\", \"HEAT_SIGNAL\", \"NO_SIGNAL\", \"ZAQAR_SIGNAL\", \"TOKEN_SIGNAL\"]");
    }

    @Test
    void circleIsNamedWhereHeatFailsItself() {
        TemplateException failure =
                failureOf(
                        () ->
                                hot(
                                        "resources:\n  a: {type: OS::Heat::TestResource, depends_on: b}\n  b: {type: OS::Heat::TestResource, depends_on: a}\n"));

        assertFailure(
                failure, "CircularDependencyException", "Circular Dependency Found: a -> b -> a");
        assertThat(failure.error().status()).isEqualTo(400);
    }

    @Test
    void parametersAsValidatePrintsThem() {
        Template template =
                hot("parameters:\n  p: {type: string, default: dflt, description: a parameter}\n");

        assertThat(template.describedParameters(Environment.of(null)))
                .isEqualTo(
                        Map.of(
                                "p",
                                Map.of(
                                        "Type", "String",
                                        "Description", "a parameter",
                                        "NoEcho", "false",
                                        "Label", "p",
                                        "Default", "dflt")));
    }

    private static void assertFailure(TemplateException failure, String type, String message) {
        assertThat(failure).hasMessage(message);
        assertThat(failure.error().heatType()).isEqualTo(type);
    }
}
