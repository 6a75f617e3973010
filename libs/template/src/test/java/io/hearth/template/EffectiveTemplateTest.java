package io.hearth.template;

import static io.hearth.template.Documents.failureOf;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.template.expression.Expression;
import io.hearth.template.expression.Unresolved;
import io.hearth.template.parameter.ParameterValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a template is once its parameters have values. */
class EffectiveTemplateTest {
    private static final String SECTIONS =
            """
            parameters:
              env: {type: string, default: dev}
              keep: {type: string, default: Retain}
              props: {type: json, default: {a: 1}}
            conditions:
              prod: {equals: [{get_param: env}, prod]}
              dev: {not: prod}
              any: {or: [prod, dev, {equals: [1, 2]}]}
            resources:
              always: {type: A, depends_on: [sometimes], properties: {p: {if: [prod, {get_resource: sometimes}, none]}}}
              sometimes: {type: A, condition: prod, properties: {q: {if: [any, [1, {if: [dev, 2]}], 3]}}}
              otherwise: {type: A, condition: {not: prod}, deletion_policy: {get_param: keep}, properties: {get_param: props}}
            outputs:
              o: {condition: prod, description: d, value: {get_attr: [sometimes, x]}}
            """;

    @Test
    void leavesOutWhatItsConditionDoesNotLetIn() {
        Template template = parsed();
        Template dev = effective(template, Map.of());
        Template prod = effective(template, Map.of("env", "prod"));

        assertThat(template.isConditional()).isTrue();
        assertThat(template.conditions()).containsOnlyKeys("prod", "dev", "any");
        assertThat(template.resources()).containsOnlyKeys("always", "sometimes", "otherwise");
        assertThat(dev.isConditional()).isFalse();
        assertThat(dev.resources()).containsOnlyKeys("always", "otherwise");
        assertThat(prod.resources()).containsOnlyKeys("always", "sometimes");
    }

    @Test
    void dependsOnlyOnWhatIsThere() {
        Template template = parsed();

        assertThat(effective(template, Map.of()).dependencies().requires("always")).isEmpty();
        assertThat(effective(template, Map.of("env", "prod")).dependencies().order())
                .containsExactly("sometimes", "always");
    }

    @Test
    void takesOneBranchOfEachChoice() {
        Template template = parsed();
        ResourceDefinition always = resource(effective(template, Map.of("env", "prod")), "always");

        assertThat(always.properties())
                .isEqualTo(Map.of("p", new Expression.GetResource("sometimes")));
        assertThat(always.deferred().condition()).isNull();
    }

    @Test
    void anOutputWhoseConditionDoesNotHoldHasNothing() {
        Template template = parsed();

        assertThat(effective(template, Map.of()).outputs().get("o"))
                .isEqualTo(new OutputDefinition("o", "d", new Expression.Literal(null), null));
        assertThat(effective(template, Map.of("env", "prod")).outputs().values())
                .extracting(OutputDefinition::value)
                .containsExactly(
                        new Expression.GetAttribute(
                                "sometimes", new Expression.Literal("x"), List.of()));
    }

    @Test
    void functionsMayStandForAllPropertiesAndForTheDeletionPolicy() {
        ResourceDefinition otherwise = resource(effective(parsed(), Map.of()), "otherwise");

        assertThat(otherwise.properties()).isEqualTo(Map.of("a", new Expression.Literal(1L)));
        assertThat(otherwise.deletionPolicy()).isEqualTo(DeletionPolicy.RETAIN);
        assertThat(failureOf(() -> effective(parsed(), Map.of("keep", "Burn"))))
                .hasMessage("Invalid deletion policy \"Burn\"");
    }

    @Test
    void anExternalResourceIsRetained() {
        Template template =
                Documents.hot(
                        "resources: {x: {type: A, external_id: abc, deletion_policy: Delete}}");

        assertThat(resource(template, "x").deletionPolicy()).isEqualTo(DeletionPolicy.RETAIN);
        assertThat(resource(template, "x").externalId()).isEqualTo(new Expression.Literal("abc"));
        assertThat(template.isConditional()).isFalse();
        assertThat(effective(template, Map.of())).isSameAs(template);
    }

    @Test
    void aCircleThatAConditionOpensIsNone() {
        Template template =
                Documents.hot(
                        """
                        parameters: {up: {type: boolean, default: true}}
                        conditions: {is_up: {get_param: up}}
                        resources:
                          a: {type: A, properties: {p: {if: [is_up, {get_resource: b}, x]}}}
                          b: {type: A, properties: {p: {if: [is_up, x, {get_resource: a}]}}}
                        """);

        assertThat(template.dependencies().order()).containsExactlyInAnyOrder("a", "b");
        assertThat(effective(template, Map.of()).dependencies().order()).containsExactly("b", "a");
        assertThat(effective(template, Map.of("up", false)).dependencies().order())
                .containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    `conditions: {c: false}\\nresources: {a: {type: A, properties: {p: {get_attr: [b, x]}}}, b: {type: A, condition: c}}` | The specified reference "b" (in a.Properties.p) is incorrect.
                    `conditions: {c: false}\\nresources: {b: {type: A, condition: c}}\\noutputs: {o: {value: {get_attr: [b, x]}}}` | The specified reference "b" (in unknown) is incorrect.
                    `conditions: {c: {not: d}, d: {not: c}}\\nresources: {b: {type: A, condition: c}}` | Condition validation error: Circular definition for condition "c"
                    `conditions: {c: {get_param: 'OS::stack_name'}}\\nresources: {b: {type: A, condition: c}}` | Condition validation error: The definition of condition "c" is invalid: wire1
                    `resources: {b: {type: A, condition: {get_param: 'OS::stack_name'}}}` | resources.b.condition: Invalid condition "wire1"
                    `resources: {b: {type: A, properties: {p: {if: [{get_param: 'OS::stack_name'}, 1, 2]}}}}` | resources.b.properties: Invalid condition "wire1"
                    `outputs: {o: {value: 1, condition: {get_param: 'OS::stack_name'}}}` | outputs.o.condition: Invalid condition "wire1"
                    `resources: {b: {type: A, deletion_policy: {digest: [crc, a]}}}` | resources.b.deletion_policy: Algorithm must be one of ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'sha512']
                    `conditions: {c: true}\\nresources: {a: {type: A, condition: c, depends_on: b}, b: {type: A, condition: c, depends_on: a}}` | Circular Dependency Found: a -> b -> a
                    `resources: {a: {type: A}, b: {type: A, properties: {map_merge: [{get_attr: [a, x]}]}}}` | resources.b.properties: A function in place of all properties may not refer to resources
                    `resources: {b: {type: A, properties: {get_param: 'OS::stack_name'}}}` | resources.b.properties: Resource b properties type must be object
                    """)
    void saysWhatIsWrong(String sections, String message) {
        Template template = Documents.hot(sections.replace("\\n", "\n"));

        assertThat(failureOf(() -> effective(template, Map.of()))).hasMessage(message);
    }

    @Test
    void whatIsNotKnownYetDecidesNothing() {
        Template nested = effective(parsed(), Map.of("env", Unresolved.VALUE));

        assertThat(nested.resources()).containsOnlyKeys("always", "sometimes", "otherwise");
        assertThat(resource(nested, "always").properties())
                .isEqualTo(Map.of("p", new Expression.Literal(Unresolved.VALUE)));
        assertThat(failureOf(() -> effective(parsed(), Map.of("nope", Unresolved.VALUE))))
                .hasMessage("The Parameter (nope) was not defined in template.");
    }

    @Test
    void aLongChainOfConditionsIsRefusedAndNotFollowed() {
        StringBuilder sections = new StringBuilder("conditions:\n");
        for (int index = 0; index < 5_000; index++) {
            sections.append("  c%d: {not: c%d}\n".formatted(index, index + 1));
        }
        sections.append("  c5000: true\nresources: {a: {type: A, condition: c0}}");

        assertThat(failureOf(() -> effective(Documents.hot(sections.toString()), Map.of())))
                .hasMessageContaining("More than 50 conditions rest on each other");
    }

    /** The newest version, where an if may have one branch only. */
    private static Template parsed() {
        return Template.parse("heat_template_version: wallaby\n" + SECTIONS);
    }

    private static ResourceDefinition resource(Template template, String name) {
        return requireNonNull(template.resources().get(name));
    }

    private static Template effective(Template template, Map<String, ?> given) {
        ParameterValues values = template.parameterValues(given, Map.of(), Documents.PSEUDO);
        return template.effective(values, Map.of());
    }
}
