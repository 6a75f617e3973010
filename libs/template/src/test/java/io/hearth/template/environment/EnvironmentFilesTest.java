package io.hearth.template.environment;

import static io.hearth.template.Documents.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.template.Documents;
import io.hearth.template.Environment;
import io.hearth.template.Template;
import io.hearth.template.parameter.ParameterSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentFilesTest {
    private static final Template TEMPLATE =
            Documents.hot(
                    """
                    parameters:
                      s: {type: string}
                      n: {type: number}
                      l: {type: comma_delimited_list}
                      j: {type: json}
                      b: {type: boolean}
                    """);
    private static final Map<String, ParameterSchema> SCHEMAS = TEMPLATE.parameterSchemas(Map.of());

    @Test
    void laterOnesWinAndRegistriesGrowTogether() {
        Environment merged =
                merged(
                        "{parameters: {s: a, n: 1}, resource_registry: {A: B, resources: {x: {hooks: pre-create}}}}",
                        "{parameters: {s: b}, resource_registry: {A: C, resources: {x: {D: E}}}, event_sinks: [{type: t}]}",
                        "{event_sinks: [{type: u}], parameter_defaults: {d: 1}}");

        assertThat(merged.parameters()).isEqualTo(Map.of("s", "b", "n", 1L));
        assertThat(merged.parameterDefaults()).isEqualTo(Map.of("d", 1L));
        assertThat(merged.resourceRegistry())
                .isEqualTo(
                        Map.of(
                                "A",
                                "C",
                                "resources",
                                Map.of("x", Map.of("hooks", "pre-create", "D", "E"))));
        assertThat(merged.eventSinks()).containsExactly(Map.of("type", "t"), Map.of("type", "u"));
    }

    @Test
    void mergesByTheTypeOfTheParameter() {
        String strategies = "parameter_merge_strategies: {default: merge, b: overwrite}";

        Environment merged =
                merged(
                        "{parameters: {s: a, n: 1.5, l: 'x,y', j: {k: {a: 1}, m: 1}, b: true}, %s}"
                                .formatted(strategies),
                        "{parameters: {s: b, n: 2, l: z, j: '{\"k\": {\"b\": 2}}', b: false}, %s}"
                                .formatted(strategies));

        assertThat(merged.parameters())
                .isEqualTo(
                        Map.of(
                                "s",
                                "ab",
                                "n",
                                3.5,
                                "l",
                                "x,y,z",
                                "j",
                                Map.of("k", Map.of("b", 2L), "m", 1L),
                                "b",
                                false));
    }

    @Test
    void mergesDeeply() {
        String strategies = "parameter_merge_strategies: {j: deep_merge, l: merge}";

        Environment merged =
                merged(
                        "{parameters: {j: {k: {a: [1], t: x}}, l: [a]}, %s}".formatted(strategies),
                        "{parameters: {j: {k: {a: [2], t: y, b: null}}, l: [b]}, %s}"
                                .formatted(strategies));

        assertThat(merged.parameters())
                .isEqualTo(
                        Map.of(
                                "j",
                                Map.of("k", Map.of("a", List.of(1L, 2L), "t", "xy")),
                                "l",
                                List.of("a", "b")));
    }

    @Test
    void theStrategyOfTheFirstFileHoldsForThoseThatDeclareNone() {
        Environment merged =
                merged(
                        "{parameters: {s: a}, parameter_merge_strategies: {default: merge}}",
                        "{parameters: {s: b}, parameter_defaults: {s: c}}",
                        "{parameter_defaults: {s: d}}");

        assertThat(merged.parameters()).isEqualTo(Map.of("s", "ab"));
        assertThat(merged.parameterDefaults()).isEqualTo(Map.of("s", "cd"));
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(
                        failureOf(
                                () ->
                                        merged(
                                                "{parameters: {s: a}, parameter_merge_strategies: {s: merge}}",
                                                "{parameters: {s: b}, parameter_merge_strategies: {s: overwrite}}")))
                .hasMessage(
                        "Conflicting merge strategy 'overwrite' for parameter 's' in file 'e1'.");
        assertThat(
                        failureOf(
                                () ->
                                        merged(
                                                "{parameters: {b: true}, parameter_merge_strategies: {b: merge}}",
                                                "{parameters: {b: true}, parameter_merge_strategies: {b: merge}}")))
                .hasMessage("Invalid merge strategy 'merge' for parameter 'b'.");
        assertThat(failureOf(() -> merged("{parametres: {}}")))
                .hasMessage(
                        "Environment not in valid format: environment has wrong section \"parametres\"");
        assertThat(failureOf(() -> Environment.ofFiles(List.of("gone"), Map.of(), SCHEMAS)))
                .hasMessage(
                        "Environment not in valid format: \"environment_files\" names \"gone\", which is not in \"files\"");
    }

    @Test
    void templatesAmongTheFilesTellTheTypesOfTheirParametersToo() {
        Map<String, String> files =
                Map.of(
                        "nested.yaml",
                        "heat_template_version: rocky\nparameters: {inner: {type: json}, s: {type: json}}",
                        "script.sh",
                        "#!/bin/sh\n[ -f x ] && { echo: y");

        Map<String, ParameterSchema> schemas = TEMPLATE.parameterSchemas(files);

        assertThat(schemas).containsOnlyKeys("s", "n", "l", "j", "b", "inner");
        assertThat(schemas.values()).containsAll(TEMPLATE.parameters().values());
    }

    private static Environment merged(String... environments) {
        Map<String, String> files = new LinkedHashMap<>();
        List<Object> names = new ArrayList<>();
        for (String environment : environments) {
            names.add("e" + files.size());
            files.put("e" + files.size(), environment);
        }
        return Environment.ofFiles(names, files, SCHEMAS);
    }
}
