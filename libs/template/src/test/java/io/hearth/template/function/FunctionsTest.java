package io.hearth.template.function;

import static io.hearth.template.Documents.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.template.Documents;
import io.hearth.template.Template;
import io.hearth.template.expression.ResourceStates;
import io.hearth.template.text.JsonText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {map_merge: [{a: 1, b: 2}, null, {b: 3}]}                | {"a": 1, "b": 3}
                    {map_merge: []}                                          | {}
                    {map_replace: [{a: x, b: y}, {keys: {a: A}, values: {y: Y}}]} | {"A": "x", "b": "Y"}
                    {map_replace: [{a: 1, b: [2]}, {values: {1: one}}]}      | {"a": "one", "b": [2]}
                    {map_replace: [{a: 1}, {keys: {a: a}}]}                  | {"a": 1}
                    {map_replace: [null, null]}                              | {}
                    {list_concat: [[1, 2], null, [2, a]]}                    | [1, 2, 2, "a"]
                    {list_concat_unique: [[1, 2], [2.0, true, a], [a]]}      | [1, 2, "a"]
                    {contains: [a, [b, a]]}                                  | true
                    {contains: [c, [b, a]]}                                  | false
                    {contains: [b, abc]}                                     | true
                    {filter: [[1, x], [1, 2, x, y, 1]]}                      | [2, "y"]
                    {filter: [[], [1]]}                                      | [1]
                    {filter: [[1], null]}                                    | null
                    {str_replace_strict: {template: 'a b', params: {a: 1, b: null}}} | "1 "
                    {str_replace_vstrict: {template: 'a b', params: {a: 1, b: [2]}}} | "1 [2]"
                    {make_url: {scheme: http, host: example.com, port: 8080, path: '/a b', query: {k: 'v/w x', l: 1}, fragment: f}} | "http://example.com:8080/a%20b?k=v/w+x&l=1#f"
                    {make_url: {scheme: https, username: u, password: 'p:/@', host: '::1', path: p}} | "https://u:p%3A%2F%40@[::1]/p"
                    {make_url: {scheme: ftp, host: '[fe80::1]', port: '21'}} | "ftp://[fe80::1]:21"
                    {make_url: {path: /only}}                                | "/only"
                    {repeat: {for_each: {v: {a: 1, b: 2}}, template: x-v}}   | ["x-a", "x-b"]
                    {repeat: {for_each: {v: []}, template: x}}               | []
                    {repeat: {for_each: {v: [1], w: null}, template: v, permutations: false}} | []
                    {make_url: {scheme: http, path: a}}                      | "http:///a"
                    {make_url: {scheme: mailto, path: a}}                    | "mailto:a"
                    {list_join: ['-', 0, {}, false, [a], '']}                | "a"
                    {str_split: [null, ' a  b ']}                            | ["a", "b"]
                    {str_split: [',', null]}                                 | null
                    {repeat: {for_each: {v: [a], w: [1, 2]}, template: {v: [w]}}} | [{"a": ["1"]}, {"a": ["2"]}]
                    {if: [true, yes, no]}                                    | true
                    {if: [{equals: [a, b]}, x, y]}                           | "y"
                    [1, {if: [false, 2]}, 3]                                 | [1, 3]
                    {a: {if: [false, 2]}, b: {if: [true, 2]}}                | {"b": 2}
                    {list_join: [',', [a, {if: [false, b]}]]}                | "a"
                    {if: [false, 2]}                                         | null
                    {equals: [1, 1]}                                         | {"equals": [1, 1]}
                    """)
    void gives(String expression, String json) {
        assertThat(Documents.valueOf(expression)).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {map_merge: {a: 1}}                      | Incorrect arguments to "map_merge" should be: "map_merge" : [ { "key1": "val1" }, { "key2": "val2" } ]
                    {map_merge: [[1]]}                       | Incorrect arguments: Items to merge must be maps. [1] is type <class 'list'> instead of a dict
                    {map_replace: [{a: 1}]}                  | Incorrect arguments to "map_replace" should be: "map_replace" : [ { "key1": "val1" }, {"keys": {"key1": "key2"}, "values": {"val1": "val2"}}]
                    {map_replace: [{a: 1, b: 2}, {keys: {a: b}}]} | key replacement b collides with a key in the input map
                    {map_replace: [{a: 1, b: 2}, {keys: {a: c, b: c}}]} | key replacement c collides with a key in the output map
                    {list_concat: [[1], 2]}                  | Incorrect arguments: Items to concat must be lists. [[1], 2] contains an item that is not a list: 2
                    {contains: [1, 2]}                       | Second argument to "contains" should be a sequence.
                    {filter: [1, [2]]}                       | "filter" filters a list of values
                    {filter: [[1], a]}                       | "filter" only works with lists
                    {str_replace_strict: {template: a, params: {a: 1, bb: 2, cc: 3}}} | The following params were not found in the template: bb,cc
                    {str_replace_vstrict: {template: a, params: {a: ''}}} | str_replace_vstrict has an undefined or empty value for param a, must be a defined non-empty value
                    {str_replace_vstrict: {template: a, params: {a: []}}} | str_replace_vstrict has an undefined or empty value for param a, must be a defined non-empty value
                    {make_url: {port: 70000}}                | Invalid URL port 70000, must be in range 1-65535
                    {make_url: {scheme: 'a:b'}}              | URL "scheme" should not contain ':'
                    {make_url: {host: [a]}}                  | The "host" argument to "make_url" must be a string
                    {make_url: {query: a}}                   | The "query" argument to "make_url" must be a map
                    {repeat: {for_each: {v: a}, template: v}} | The values of the "for_each" argument to "repeat" must be lists or maps
                    {repeat: {for_each: {v: {a: 1}}, template: v, permutations: false}} | The values of the "for_each" argument to "repeat" must be lists
                    {repeat: {for_each: {v: [1], w: [1, 2]}, template: v, permutations: false}} | For repeat, the length of for_each values should be equal if no nested loop.
                    {resource_facade: metadata}              | "resource_facade" is only for the template of a nested stack
                    """)
    void saysWhatIsWrong(String expression, String message) {
        assertThat(failureOf(() -> Documents.valueOf(expression))).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {'Fn::GetAZs': ''}                                       | ["nova"]
                    {'Fn::If': [Big, {Ref: P}, small]}                       | "v"
                    {'Fn::If': [Small, {Ref: P}, small]}                     | "small"
                    {'Fn::MemberListToMap': [Name, Value, ['.member.0.Name=a', '.member.0.Value=b=c', '.member.1.Name=d']]} | {"a": "b=c"}
                    {'Fn::FindInMap': [M, {Ref: P}, n]}                      | 4
                    {'Fn::Select': [x, {x: 1}]}                              | 1
                    {equals: [1, 1]}                                         | {"equals": [1, 1]}
                    """)
    void givesInCloudFormation(String expression, String json) {
        String template =
                """
                AWSTemplateFormatVersion: '2010-09-09'
                Mappings: {M: {v: {n: 4}}}
                Parameters: {P: {Type: String, Default: v}}
                Conditions:
                  Big: {'Fn::And': [{'Fn::Equals': [{Ref: P}, v]}, {'Fn::Equals': [{'Fn::FindInMap': [M, v, n]}, 4]}]}
                  Small: {'Fn::Or': [{'Fn::Not': [Big]}, false]}
                Outputs: {o: {Value: %s}}
                """
                        .formatted(expression);

        assertThat(JsonText.write(Documents.output(Template.parse(template), Documents.STATES)))
                .isEqualTo(json);
    }

    @Test
    void aNestedStackMayAskForTheResourceItStandsFor() {
        ResourceStates parent =
                new ResourceStates() {
                    @Override
                    public Object reference(String resource) {
                        return resource;
                    }

                    @Override
                    public Object attribute(String resource, String attribute, List<Object> path) {
                        return attribute;
                    }

                    @Override
                    public Object attributes(String resource) {
                        return resource;
                    }

                    @Override
                    public Object facade(Aspect aspect) {
                        return aspect.name();
                    }
                };
        Template template =
                Documents.hot("outputs: {o: {value: {resource_facade: deletion_policy}}}");

        assertThat(Documents.output(template, parent)).isEqualTo("DELETION_POLICY");
    }
}
