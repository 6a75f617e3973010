package io.hearth.template;

import static io.hearth.template.Documents.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.hearth.template.error.TemplateException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BadTemplatesTest {
    private static final String VERSION = "heat_template_version: 2018-08-31\n";

    static Stream<Named<String>> bombs() {
        return Stream.of(
                Named.of("aliases of aliases", billionLaughs()),
                Named.of("many aliases of one long text", scalarBomb()),
                Named.of("aliases of one list", "a: &a [x]\nb: [" + "*a,".repeat(60) + "]"),
                Named.of("deep lists", VERSION + "a: " + "[".repeat(10_000)),
                Named.of("deep lists, closed", "a: " + "[".repeat(10_000) + "]".repeat(10_000)),
                Named.of("deep maps", "{a: ".repeat(10_000) + "1" + "}".repeat(10_000)),
                Named.of("deep JSON", "{\"a\": ".repeat(10_000) + "1" + "}".repeat(10_000)),
                Named.of("deep blocks", deepBlocks()),
                Named.of("deep dashes", "- ".repeat(10_000) + "1"),
                Named.of("many values", "a: [" + "1,".repeat(150_000) + "]"),
                Named.of("a list inside itself", "a: &a [*a]"),
                Named.of("merges of merges", mergeBomb()),
                Named.of("a long key", "k".repeat(400_000) + ": 1"),
                Named.of("a long number", "a: " + "1".repeat(400_000)),
                Named.of("a Java tag", "a: !!javax.script.ScriptEngineManager [1]"),
                Named.of("a local tag", "a: !x 1"),
                Named.of("a key twice", "a: 1\na: 2"),
                Named.of("a key twice, JSON", "{\"a\": 1, \"a\": 2}"),
                Named.of("two documents", "a: 1\n---\nb: 2"),
                Named.of("a list for a key", "? [a]\n: 1"),
                Named.of("a control character", "a: \u0007"),
                Named.of("an unpaired surrogate", "{\"a\": \"\ud800"),
                Named.of("an unknown alias", "a: *b"),
                Named.of("a tab for indentation", "a:\n\tb: 1"),
                Named.of("a percent sign", "%YAML 9.9\n---\na: 1"),
                Named.of("a text", "just text"),
                Named.of("a list", "[1, 2]"),
                Named.of("nothing", ""),
                Named.of("a merge of a text", "<<: text"));
    }

    @ParameterizedTest
    @MethodSource("bombs")
    @DisplayName("What is no template, or a bomb, is refused soon, as malformed")
    void refusesSoon(String text) {
        TemplateException failure =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(5), () -> failureOf(() -> Template.parse(text)));

        assertThat(failure.error().heatType()).isEqualTo("HTTPBadRequest");
        assertThat(failure.getMessage()).startsWith("Template not in valid format: ");
        assertThat(failure.getMessage().length()).isLessThan(1_000);
    }

    @Test
    void tellsTheSizeOfATooLargeTemplate() {
        TemplateException failure =
                failureOf(() -> Template.parse(VERSION + "#" + "x".repeat(524_288)));

        assertThat(failure)
                .hasMessage(
                        "Request limit exceeded: Template size (524323 bytes) exceeds maximum allowed size (524288 bytes).");
        assertThat(failure.error().heatType()).isEqualTo("RequestLimitExceeded");
    }

    @Test
    void limitsDocumentsThatAreParsedAlready() {
        Map<String, Object> document = new HashMap<>();
        Map<String, Object> inner = document;
        for (int depth = 0; depth < 10_000; depth++) {
            Map<String, Object> next = new HashMap<>();
            inner.put("a", next);
            inner = next;
        }

        TemplateException failure = failureOf(() -> Template.of(document));

        assertThat(failure).hasMessageContaining("nested deeper than 50 levels");
    }

    @Test
    void takesTenThousandResourcesAndNotOneMore() {
        assertThat(Template.parse(VERSION + resources(10_000)).resources()).hasSize(10_000);

        TemplateException failure = failureOf(() -> Template.parse(VERSION + resources(10_001)));

        assertThat(failure)
                .hasMessage("Request limit exceeded: Maximum resources per stack exceeded.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    foo: {}                                              | The template section is invalid: foo
                    resources: []                                        | The "resources" section must be a map. Found a [<class 'list'>] instead
                    resources: {x: {}}                                   | Each resource must contain a type key.
                    resources: {x: {properties: {}}}                     | Each resource must contain a type key.
                    resources: {x: [1]}                                  | "resources" must contain a map of resource maps. Found a [<class 'list'>] instead
                    resources: {x: {type: A, foo: 1}}                    | "foo" is not a valid keyword inside a resource definition
                    resources: {x: {type: A, properties: 1}}             | Resource x properties type must be object
                    resources: {x: {type: A, depends_on: {}}}            | Resource x depends_on type must be list or string
                    resources: {x: {type: A, depends_on: [1]}}           | Resource x depends_on must be a list of strings
                    resources: {x: {type: A, depends_on: y}}             | The specified reference "y" (in x) is incorrect.
                    resources: {x: {type: A, depends_on: x}}             | Circular Dependency Found: x -> x
                    resources: {x: {type: A, deletion_policy: Burn}}     | Invalid deletion policy "Burn"
                    resources: {x: {type: A, metadata: {a: [{get_attr: [y, b]}]}}} | The specified reference "y" (in x.Metadata.a[0]) is incorrect.
                    resources: {a/b: {type: A}}                          | Resource name may not contain "/"
                    outputs: {o: {description: d}}                       | Output validation error: outputs.o: Each output definition must contain a value key.
                    outputs: {o: {value: {get_attr: [y, z]}}}            | outputs.o.value.get_attr: The specified reference "y" (in unknown) is incorrect.
                    resources: {x: {type: A, properties: {p: {get_param: [[q]]}}}} | resources.x.properties.p.get_param: Parameter name in "get_param" must be string
                    resources: {x: {type: A, properties: {p: {Ref: q}}}} | resources.x.properties.p.Ref: The template version is invalid: The function Ref is not supported in this version of HOT.
                    resources: {x: {type: A, properties: {p: {str_replace: [1]}}}} | resources.x.properties.p.str_replace: Arguments to "str_replace" must be a map
                    resources: {x: {type: A, properties: {p: {list_join: a}}}} | resources.x.properties.p.list_join: Incorrect arguments to "list_join" should be: "list_join" : [ " ", [ "str1", "str2"] ...]
                    resources: {x: {type: A, properties: {p: {yaql: a}}}} | resources.x.properties.p.yaql: Arguments to "yaql" must be a map.
                    parameters: {p: {}}                                  | Missing parameter type for parameter: p
                    parameters: {p: {type: strin}}                       | Invalid type (strin)
                    parameters: {p: {type: string, foo: 1}}              | Invalid key 'foo' for parameter (p)
                    parameters: {p: 1}                                   | Invalid parameter (p), expected a mapping
                    parameters: {p: {type: string, constraints: [{range: {min: 1}}]}} | Parameter 'p' is invalid: Range constraint invalid for string
                    parameters: {p: {type: number, default: x}}          | Parameter 'p' is invalid: Invalid default x (could not convert string to float: 'x')
                    parameters: {p: {type: string, constraints: [{}]}}   | No constraint expressed
                    `parameters: {p: {type: string, default: ''}}\nresources: {p: {type: A}}` | Duplicate names {'p'}
                    parameter_groups: [{parameters: [z]}]                | Parameter Groups error: parameter_groups: The grouped parameter z does not reference a valid parameter.
                    conditions: [c]                                      | Conditions validation error: Condition definitions must be a map. Found a list instead
                    conditions: {c: yes please}                          | Condition validation error: The definition of condition "c" is invalid: yes please
                    conditions: {c: {a: 1, b: 2}}                        | Condition validation error: The definition of condition "c" is invalid: {'a': 1, 'b': 2}
                    conditions: {c: {get_attr: [x, y]}}                  | conditions.c.get_attr: The function "get_attr" is invalid in this context
                    conditions: {c: {equals: [1]}}                       | conditions.c.equals: Arguments to "equals" must be of the form: [value_1, value_2]
                    conditions: {c: {and: d}}                            | conditions.c.and: Arguments to "and" must be a list of conditions
                    conditions: {c: {or: [true]}}                        | conditions.c.or: The minimum number of condition arguments to "or" is 2.
                    conditions: {c: {not: d}}                            | conditions.c.not: Invalid condition "d"
                    conditions: {c: {not: null}}                         | conditions.c.not: Argument to "not" must be a condition
                    resources: {x: {type: A, condition: d}}              | resources.x.condition: Invalid condition "d"
                    resources: {x: {type: A, condition: [d]}}            | Resource x condition type must be string_or_boolean
                    resources: {x: {type: A, properties: {p: {if: [d, 1, 2]}}}} | resources.x.properties.p.if[0]: Invalid condition "d"
                    resources: {x: {type: A, properties: {p: {if: [true, 1]}}}} | resources.x.properties.p.if: Arguments to "if" must be of the form: [condition_name, value_if_true, value_if_false]
                    outputs: {o: {value: 1, condition: d}}               | outputs.o.condition: Invalid condition "d"
                    resources: {x: {type: A, deletion_policy: {a: b}}}   | Resource x deletion_policy type must be string
                    resources: {x: {type: A, properties: {p: {resource_facade: colour}}}} | resources.x.properties.p.resource_facade: Incorrect arguments to "resource_facade" should be one of: metadata, deletion_policy, update_policy
                    resources: {x: {type: A, properties: {p: {make_url: {hosts: a}}}}} | resources.x.properties.p.make_url: Invalid arguments to "make_url": hosts
                    resources: {x: {type: A, properties: {p: {filter: [[1]]}}}} | resources.x.properties.p.filter: "filter" expected 2 arguments of the form [values, sequence] but got 1 arguments instead
                    """)
    void saysWhatIsWrong(String sections, String message) {
        String text = VERSION + sections.replace("\\n", "\n");

        assertThat(failureOf(() -> Template.parse(text))).hasMessage(message);
    }

    private static String resources(int count) {
        return IntStream.range(0, count)
                .mapToObj("  r%d: {type: OS::Heat::TestResource}\n"::formatted)
                .collect(Collectors.joining("", "resources:\n", ""));
    }

    private static String billionLaughs() {
        StringBuilder text = new StringBuilder("a: &a [lol,lol,lol,lol,lol,lol,lol,lol,lol]\n");
        for (char level = 'b'; level <= 'i'; level++) {
            text.append(level).append(": &").append(level).append(" [");
            text.append(("*" + (char) (level - 1) + ",").repeat(9)).append("]\n");
        }
        return text.toString();
    }

    private static String scalarBomb() {
        return "a: &a \"" + "x".repeat(100_000) + "\"\nb: [" + "*a,".repeat(90_000) + "]";
    }

    private static String mergeBomb() {
        StringBuilder text = new StringBuilder("a0: &a0 {k: v}\n");
        for (int level = 1; level < 30; level++) {
            text.append(
                    "a%1$d: &a%1$d {<<: [*a%2$d, *a%2$d], x%1$d: [*a%2$d, *a%2$d]}\n"
                            .formatted(level, level - 1));
        }
        return text.toString();
    }

    private static String deepBlocks() {
        StringBuilder text = new StringBuilder();
        for (int depth = 0; depth < 900; depth++) {
            text.append(" ".repeat(depth)).append("a:\n");
        }
        return text.toString();
    }
}
