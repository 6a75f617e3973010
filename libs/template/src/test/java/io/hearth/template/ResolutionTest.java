package io.hearth.template;

import static io.hearth.template.Documents.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Expression;
import io.hearth.template.expression.Resolver;
import io.hearth.template.expression.ResourceStates;
import io.hearth.template.expression.Unresolved;
import io.hearth.template.text.JsonText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolutionTest {
    private static final String PARAMETERS =
            """
            parameters:
              name: {type: string, default: web}
              size: {type: number, default: 3}
              zones: {type: comma_delimited_list, default: 'a,b'}
              tree: {type: json, default: {k: [x, {y: 7}]}}
            resources:
              h: {type: OS::Heat::WaitConditionHandle}
            """;

    private static final ResourceStates STATES = Documents.STATES;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {get_param: name}                                    | "web"
                    {get_param: [tree, k, 1, y]}                         | 7
                    {get_param: [tree, z]}                               | ""
                    {get_param: 'OS::stack_name'}                        | "wire1"
                    {get_param: 'OS::stack_id'}                          | "cdabf1da-14c1-439b-9f1a-636ecb6e1de2"
                    {get_param: 'OS::region'}                            | "RegionOne"
                    {get_resource: h}                                    | "ref-h"
                    {get_attr: [h, signal]}                              | "h.signal[]"
                    {get_attr: [h, signal, {get_param: size}, x]}        | "h.signal[3, x]"
                    {get_attr: [h]}                                      | {"all": "h"}
                    {get_file: f}                                        | "text of f"
                    {list_join: ['-', [a, b], {get_param: zones}, null]} | "a-b-a-b"
                    {list_join: [',', [{a: 1}, [2]]]}                    | "{\\"a\\": 1},[2]"
                    {str_split: [',', 'a,b,']}                           | ["a", "b", ""]
                    {str_split: [',', 'a,b,c', -1]}                      | "c"
                    {digest: [sha256, abc]}                              | "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
                    {str_replace: {template: 'a $name $n', params: {$name: {get_param: name}, $n: 1}}} | "a web 1"
                    {str_replace: {template: abcd, params: {ab: 1, bcd: 2}}} | "a2"
                    {str_replace: {template: xy, params: {x: y, y: z}}}  | "yz"
                    {str_replace: {template: t, params: {t: {b: 1, a: 2}}}} | "{\\"a\\": 2, \\"b\\": 1}"
                    {repeat: {for_each: {v: [1, 2], w: [a, b]}, template: {k: v-w}}} | [{"k": "1-a"}, {"k": "1-b"}, {"k": "2-a"}, {"k": "2-b"}]
                    {repeat: {for_each: {v: [1, 2], w: [a, b]}, template: v-w, permutations: false}} | ["1-a", "2-b"]
                    {a: [{get_param: size}, yes]}                        | {"a": [3, true]}
                    """)
    void resolves(String expression, String json) {
        assertThat(JsonText.write(resolve(PARAMETERS, expression, STATES))).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {Ref: P}                                             | "v"
                    {Ref: R}                                             | "ref-R"
                    {Ref: 'AWS::StackName'}                              | "wire1"
                    {Ref: 'AWS::StackId'}                                | "arn:openstack:heat::6007e525:stacks/wire1/cdabf1da-14c1-439b-9f1a-636ecb6e1de2"
                    {'Fn::GetAtt': [R, Data]}                            | "R.Data[]"
                    {'Fn::Join': ['', [a, {Ref: P}]]}                    | "av"
                    {'Fn::Select': ['1', [a, b]]}                        | "b"
                    {'Fn::Select': [9, [a, b]]}                          | ""
                    {'Fn::Select': [k, '{"k": 5}']}                      | 5
                    {'Fn::Split': [',', 'a,b']}                          | ["a", "b"]
                    {'Fn::Replace': [{x: {Ref: P}}, axb]}                | "avb"
                    {'Fn::Base64': text}                                 | "text"
                    {'Fn::FindInMap': [M, k, {'Fn::Select': [0, [n]]}]}  | 4
                    """)
    void resolvesCloudFormation(String expression, String json) {
        String text =
                """
                AWSTemplateFormatVersion: '2010-09-09'
                Mappings: {M: {k: {n: 4}}}
                Parameters: {P: {Type: String, Default: v}}
                Resources: {R: {Type: 'AWS::CloudFormation::WaitConditionHandle'}}
                Outputs: {o: {Value: %s}}
                """
                        .formatted(expression);

        assertThat(JsonText.write(resolve(Template.parse(text), STATES))).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {get_file: g}                              | No content found in the "files" section for get_file path: g
                    {list_join: [1, [a]]}                      | "list_join" delimiter must be a string
                    {list_join: [',', a]}                      | "list_join" must operate on a list
                    {list_join: [',', [1]]}                    | Items to join must be string, map or list not 1
                    {str_replace: {template: 1, params: {}}}   | "str_replace" template must be a string
                    {digest: [crc, a]}                         | Algorithm must be one of ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'sha512']
                    {str_split: [',', a, 4]}                   | Incorrect index to "str_split" should be between 0 and 0
                    """)
    void saysWhatIsWrong(String expression, String message) {
        assertThat(failureOf(() -> resolve(PARAMETERS, expression, STATES))).hasMessage(message);
    }

    @Test
    void whatIsNotKnownYetStaysUnresolvedThroughFunctions() {
        assertThat(resolve(PARAMETERS, "{get_attr: [h, signal]}", ResourceStates.NONE))
                .isEqualTo(Unresolved.VALUE);
        assertThat(
                        resolve(
                                PARAMETERS,
                                "{list_join: ['', [{get_resource: h}, x]]}",
                                ResourceStates.NONE))
                .isEqualTo(Unresolved.VALUE);
        assertThat(
                        resolve(
                                PARAMETERS,
                                "{str_replace: {template: {get_attr: [h, a]}, params: {x: y}}}",
                                ResourceStates.NONE))
                .isEqualTo(Unresolved.VALUE);
        assertThat(resolve(PARAMETERS, "[{get_resource: h}, 1]", ResourceStates.NONE))
                .isEqualTo(List.of(Unresolved.VALUE, 1L));
    }

    @Test
    void functionsDoNotMultiplyASmallTemplateIntoAHugeValue() {
        String numbers = "[" + "1,".repeat(999) + "1]";
        List<String> bombs =
                List.of(
                        "{repeat: {for_each: {a: %1$s, b: %1$s, c: %1$s}, template: abc}}"
                                .formatted(numbers),
                        "{str_replace: {template: '%s', params: {a: '%s'}}}"
                                .formatted("a".repeat(50_000), "x".repeat(50_000)),
                        "{repeat: {for_each: {a: %s}, template: '%s'}}"
                                .formatted(numbers, "a".repeat(50_000)));

        for (String bomb : bombs) {
            TemplateException failure =
                    assertTimeoutPreemptively(
                            Duration.ofSeconds(5),
                            () -> failureOf(() -> resolve(PARAMETERS, bomb, STATES)));
            assertThat(failure).hasMessage("A value is too large when its functions are resolved");
        }
    }

    @Test
    void aTemplateDoesNotGrowHugeByManyLargeValues() {
        Template template =
                Documents.hot(
                        PARAMETERS
                                + "outputs: {o: {value: {str_replace: {template: '%s', params: {a: '%s'}}}}}"
                                        .formatted("a".repeat(1_000), "x".repeat(3_000)));
        Expression value = template.outputs().values().iterator().next().value();
        Resolver resolver =
                new Resolver(
                        template.parameterValues(Map.of(), Map.of(), Documents.PSEUDO),
                        Map.of(),
                        STATES);

        TemplateException failure =
                failureOf(
                        () -> {
                            for (int count = 0; count < 200; count++) {
                                resolver.resolve(value);
                            }
                        });

        assertThat(failure)
                .hasMessage(
                        "The template's values are too large when their functions are resolved");
    }

    @Test
    void aFunctionOfALaterVersionIsAPlainKey() {
        Template template =
                Template.parse(
                        "heat_template_version: 2013-05-23\noutputs: {o: {value: {digest: [md5, a]}}}");

        assertThat(JsonText.write(resolve(template, STATES)))
                .isEqualTo("{\"digest\": [\"md5\", \"a\"]}");
    }

    @Test
    void tellsWhatAValueNeeds() {
        Template template =
                Documents.hot(
                        PARAMETERS
                                + "outputs: {o: {value: {list_join: ['', [{get_resource: h}, {get_param: name}]]}}}");

        OutputDefinition output = template.outputs().values().iterator().next();
        assertThat(output.value().resources()).containsExactly("h");
        assertThat(output.value().parameters()).containsExactly("name");
    }

    private static @Nullable Object resolve(
            String sections, String expression, ResourceStates states) {
        return resolve(
                Documents.hot(sections + "outputs: {o: {value: " + expression + "}}"), states);
    }

    private static @Nullable Object resolve(Template template, ResourceStates states) {
        Resolver resolver =
                new Resolver(
                        template.parameterValues(Map.of(), Map.of(), Documents.PSEUDO),
                        Map.of("f", "text of f"),
                        states);
        return resolver.resolve(template.outputs().values().iterator().next().value());
    }
}
