package io.hearth.template.parameter;

import static io.hearth.template.Documents.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.hearth.template.Documents;
import io.hearth.template.Environment;
import io.hearth.template.Template;
import io.hearth.template.error.TemplateException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterValuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {type: string}               | abc    | abc
                    {type: string}               | yes    | True
                    {type: string}               | [1, a] | [1, 'a']
                    {type: number}               | '7'    | 7
                    {type: number}               | 1.50   | 1.5
                    {type: boolean}              | 'ON'   | True
                    {type: boolean}              | 0      | False
                    {type: comma_delimited_list} | 'a,,b' | a,,b
                    {type: comma_delimited_list} | [1, 2] | 1,2
                    {type: json}                 | '{"a": [1]}' | {"a": [1]}
                    {type: json}                 | {a: 1} | {"a": 1}
                    {type: string, hidden: true} | secret | ******
                    """)
    void takesAndShows(String schema, String value, String shown) {
        assertThat(values(schema, value).shown()).containsEntry("p", shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {type: number}  | abc  | could not convert string to float: 'abc'
                    {type: boolean} | maybe | Unrecognized value 'maybe', acceptable values are: '0', '1', 'f', 'false', 'n', 'no', 'off', 'on', 't', 'true', 'y', 'yes'
                    {type: json}    | '{'  | Value must be valid JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
                    {type: comma_delimited_list} | 5 | Value must be a comma-delimited list string: 'int' object has no attribute 'split'
                    {type: string, constraints: [{length: {min: 2, max: 3}}]} | abcd | length (4) is out of range (min: 2, max: 3)
                    {type: string, constraints: [{length: {min: 5}}]} | abcd | length (4) is out of range (min: 5, max: None)
                    {type: number, constraints: [{range: {min: 1, max: 5}}]} | 6 | 6 is out of range (min: 1, max: 5)
                    {type: number, constraints: [{modulo: {step: 2, offset: 1}}]} | 4 | 4 is not a multiple of 2 with an offset of 1
                    {type: string, constraints: [{allowed_values: [a, b]}]} | c | "c" is not an allowed value ["a", "b"]
                    {type: number, constraints: [{allowed_values: [1, 2]}]} | '3' | "3" is not an allowed value [1, 2]
                    {type: string, constraints: [{allowed_pattern: '[a-z]+'}]} | A1 | "A1" does not match pattern "[a-z]+"
                    {type: string, constraints: [{allowed_pattern: '[a-z]+', description: letters please}]} | A1 | letters please
                    {type: string, constraints: [{custom_constraint: net_cidr}]} | x | Error validating value 'x': Invalid net cidr invalid IPNetwork x
                    {type: string, constraints: [{custom_constraint: net_cidr, description: a network}]} | x | a network
                    {type: string, constraints: [{custom_constraint: nope}]} | x | "x" does not validate nope (constraint not found)
                    """)
    void saysWhatIsWrong(String schema, String value, String message) {
        assertThat(failureOf(() -> values(schema, value)))
                .hasMessage("Parameter 'p' is invalid: " + message);
    }

    @Test
    void aHiddenValueIsInNoMessage() {
        assertThat(failureOf(() -> values("{type: number, hidden: true}", "hunter2")).getMessage())
                .doesNotContain("hunter2");
        assertThat(values("{type: string, hidden: true}", "hunter2").toString())
                .doesNotContain("hunter2");
    }

    @Test
    void constraintsThatHoldAreSilent() {
        assertThat(
                        values(
                                        "{type: number, constraints: [{modulo: {step: 2, offset: 1}}, {range: {max: 9}}, {allowed_values: [7]}]}",
                                        "'7'")
                                .get("p"))
                .isEqualTo(7L);
        assertThat(
                        values(
                                        "{type: string, constraints: [{custom_constraint: nova.flavor}]}",
                                        "m1")
                                .get("p"))
                .isEqualTo("m1");
        assertThat(
                        values(
                                        "{type: comma_delimited_list, constraints: [{allowed_values: [a, b]}]}",
                                        "'a,b'")
                                .get("p"))
                .isEqualTo(List.of("a", "b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$",
                "(a|aa)+$",
                "(a|a?)+$",
                "(.*a){20}b",
                "(a*)*\\\\1b",
                "(?:a?){50}a{50}b",
                "((a|b)*)*c"
            })
    void aRegularExpressionCannotHangUs(String pattern) {
        String schema =
                "{type: string, constraints: [{allowed_pattern: \"%s\"}]}".formatted(pattern);

        assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () ->
                        assertThat(failureOf(() -> values(schema, "a".repeat(50) + "!")))
                                .hasMessageMatching(
                                        "Parameter 'p' is invalid: .*(does not match pattern|takes too long to match).*"));
    }

    @Test
    void immutableOnesKeepTheirValue() {
        Template template =
                Documents.hot(
                        "parameters: {a: {type: string, default: x, immutable: true}, b: {type: number, default: 1, immutable: true}, c: {type: string, default: x}}");
        ParameterValues old = template.parameterValues(Map.of(), Map.of(), Documents.PSEUDO);

        old.checkImmutable(
                template.parameterValues(Map.of("b", "1", "c", "y"), Map.of(), Documents.PSEUDO));

        TemplateException failure =
                failureOf(
                        () ->
                                old.checkImmutable(
                                        template.parameterValues(
                                                Map.of("a", "y", "b", 2),
                                                Map.of(),
                                                Documents.PSEUDO)));
        assertThat(failure)
                .hasMessage("The following parameters are immutable and may not be updated: a, b");
        assertThat(failure.error().heatType()).isEqualTo("ImmutableParameterModified");
    }

    @Test
    void defaultsComeFromTheEnvironmentThenTheTemplate() {
        Template template =
                Documents.hot(
                        "parameters: {a: {type: string, default: t}, b: {type: string, default: t}}");

        ParameterValues values =
                template.parameterValues(Map.of(), Map.of("a", "e", "zzz", 1), Documents.PSEUDO);

        assertThat(values.shown())
                .containsExactly(
                        Map.entry("OS::stack_id", "cdabf1da-14c1-439b-9f1a-636ecb6e1de2"),
                        Map.entry("OS::project_id", "6007e525"),
                        Map.entry("OS::stack_name", "wire1"),
                        Map.entry("a", "e"),
                        Map.entry("b", "t"));
    }

    @Test
    void cloudFormationsKeysAreTheSameConstraints() {
        Template template =
                Template.parse(
                        """
                        AWSTemplateFormatVersion: '2010-09-09'
                        Parameters:
                          P:
                            Type: Number
                            MinValue: 1
                            MaxValue: '5'
                            AllowedValues: [1, 2]
                            NoEcho: 'true'
                            ConstraintDescription: small
                        """);

        assertThat(template.describedParameters(Environment.of("parameters: {P: 2}")).get("P"))
                .isEqualTo(
                        Map.of(
                                "Type", "Number",
                                "Description", "",
                                "NoEcho", "true",
                                "Label", "P",
                                "Value", 2L,
                                "MinValue", 1L,
                                "MaxValue", 5L,
                                "AllowedValues", List.of(1L, 2L),
                                "ConstraintDescription", "small small"));
    }

    private static ParameterValues values(String schema, String value) {
        Template template = Documents.hot("parameters: {p: " + schema + "}");
        Environment environment = Environment.of("parameters: {p: " + value + "}");
        return template.parameterValues(environment.parameters(), Map.of(), Documents.PSEUDO);
    }
}
