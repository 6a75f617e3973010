package io.hearth.template.property;

import static io.hearth.template.Documents.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.template.Documents;
import io.hearth.template.Template;
import io.hearth.template.expression.Resolver;
import io.hearth.template.expression.ResourceStates;
import io.hearth.template.expression.Unresolved;
import io.hearth.template.parameter.Constraint;
import io.hearth.template.text.JsonText;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyValuesTest {
    private static final Map<String, PropertySchema> SCHEMAS =
            Map.of(
                    "text", PropertySchema.of(PropertyType.STRING, ""),
                    "whole",
                            PropertySchema.of(PropertyType.INTEGER, "")
                                    .withConstraints(
                                            new Constraint.Range(BigDecimal.ONE, null, null)),
                    "number", PropertySchema.of(PropertyType.NUMBER, ""),
                    "truth", PropertySchema.of(PropertyType.BOOLEAN, ""),
                    "list",
                            PropertySchema.of(PropertyType.LIST, "")
                                    .withItems(
                                            PropertySchema.of(PropertyType.MAP, "")
                                                    .withKeys(
                                                            Map.of(
                                                                    "port",
                                                                    PropertySchema.of(
                                                                                    PropertyType
                                                                                            .INTEGER,
                                                                                    "")
                                                                            .asRequired()))),
                    "map", PropertySchema.of(PropertyType.MAP, ""),
                    "later", PropertySchema.of(PropertyType.STRING, "").asNotImplemented());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {text: 5}               | {"text": "5"}
                    {text: true}            | {"text": "True"}
                    {text: null}            | {"text": ""}
                    {whole: '7'}            | {"whole": 7}
                    {number: '7.5'}         | {"number": 7.5}
                    {truth: 'TRUE'}         | {"truth": true}
                    {list: [{port: '1'}]}   | {"list": [{"port": 1}]}
                    {map: {a: [1]}}         | {"map": {"a": [1]}}
                    """)
    void coerces(String properties, String json) {
        assertThat(JsonText.write(check(properties))).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {text: [1]}            | .text: : Value must be a string; got [1]
                    {whole: abc}           | .whole: : Value 'abc' is not an integer
                    {whole: 0}             | .whole: : 0 is out of range (min: 1, max: None)
                    {truth: yep}           | .truth: : "yep" is not a valid boolean
                    {truth: 1}             | .truth: : "1" is not a valid boolean
                    {list: a}              | .list: : "'a'" is not a list
                    {list: [{}]}           | .list[0]: : Property port not assigned
                    {list: [{port: a}]}    | .list[0].port: : Value 'a' is not an integer
                    {list: [{pork: a}]}    | .list[0]: : Unknown Property pork
                    {map: a}               | .map: : "a" is not a map
                    {later: a}             | : : Property later not implemented yet
                    """)
    void saysWhatIsWrong(String properties, String message) {
        assertThat(failureOf(() -> check(properties)))
                .hasMessage("Property error: : resources.x.properties" + message);
    }

    @Test
    void requiredOnesMustBeThere() {
        Map<String, PropertySchema> required =
                Map.of("handle", PropertySchema.of(PropertyType.STRING, "").asRequired());

        assertThat(failureOf(() -> PropertyValues.check("x", required, Map.of())))
                .hasMessage(
                        "Property error: : resources.x.properties: : Property handle not assigned");
    }

    @Test
    void defaultsAreFilledInAndTheUnknownPasses() {
        Map<String, PropertySchema> schemas =
                Map.of(
                        "a", PropertySchema.of(PropertyType.INTEGER, "").withDefault(3),
                        "b", PropertySchema.of(PropertyType.INTEGER, ""));
        Map<String, Object> given = new HashMap<>();
        given.put("b", Unresolved.VALUE);

        assertThat(PropertyValues.check("x", schemas, given))
                .isEqualTo(Map.of("a", 3, "b", Unresolved.VALUE));
    }

    @Test
    void whatMayBeAnythingStaysAsItIs() {
        PropertySchema any = PropertySchema.of(PropertyType.ANY, "");
        Map<String, PropertySchema> schemas = Map.of("any", any);
        Map<String, @Nullable Object> nothing = new HashMap<>();
        nothing.put("any", null);

        assertThat(PropertyValues.check("x", schemas, Map.of("any", List.of(1L))))
                .isEqualTo(Map.of("any", List.of(1L)));
        assertThat(PropertyValues.check("x", schemas, nothing)).isEqualTo(nothing);
        assertThat(any.shown()).containsEntry("type", "any");
    }

    @Test
    void showsASchemaAsHeatDoes() {
        PropertySchema schema =
                PropertySchema.of(PropertyType.STRING, "How")
                        .withDefault("A")
                        .withConstraints(new Constraint.AllowedValues(List.of("A", "B"), null));

        assertThat(JsonText.write(schema.shown()))
                .isEqualTo(
                        "{\"type\": \"string\", \"description\": \"How\", \"default\": \"A\", \"required\": false, \"constraints\": [{\"allowed_values\": [\"A\", \"B\"]}], \"update_allowed\": false, \"immutable\": false}");
    }

    private static Map<String, Object> check(String properties) {
        Template template =
                Documents.hot("resources: {x: {type: A, properties: " + properties + "}}");
        Resolver resolver =
                new Resolver(
                        template.parameterValues(Map.of(), Map.of(), Documents.PSEUDO),
                        Map.of(),
                        ResourceStates.NONE);
        return PropertyValues.check(
                template.dialect(),
                "x",
                SCHEMAS,
                template.resources().values().iterator().next().properties(),
                resolver);
    }
}
