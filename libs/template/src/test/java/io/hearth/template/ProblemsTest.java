package io.hearth.template;

import static io.hearth.template.Documents.failureOf;
import static io.hearth.template.Documents.hot;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.template.error.TemplateException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Heat tells the first mistake; the others come with it. */
class ProblemsTest {
    @Test
    void tellsTheFirstAndCarriesTheOthers() {
        TemplateException failure =
                failureOf(
                        () ->
                                hot(
                                        """
                                        resources:
                                          web: {type: A, properties: {count: {get_param: {}}}}
                                          db: {type: A, deletion_policy: Burn}
                                        outputs:
                                          o: {value: {get_attr: [gone, x]}}
                                        """));

        assertThat(failure)
                .hasMessage(
                        "resources.web.properties.count.get_param: Argument to \"get_param\" must be"
                                + " string or list");
        assertThat(failure.path()).isEqualTo("resources.web.properties.count.get_param");
        assertThat(failure.others())
                .extracting(TemplateException::path)
                .containsExactly("resources.db.deletion_policy", "outputs.o.value.get_attr");
    }

    @Test
    void parametersAreCheckedBeforeWhatUsesThem() {
        TemplateException failure =
                failureOf(
                        () ->
                                hot(
                                        """
                                        parameters: {a: {type: x}, b: {type: string, foo: 1}}
                                        resources: {r: {type: A, properties: {p: {get_param: a}}}}
                                        """));

        assertThat(failure).hasMessage("Invalid type (x)");
        assertThat(failure.others())
                .extracting(TemplateException::getMessage)
                .containsExactly("Invalid key 'foo' for parameter (b)");
    }

    @Test
    void doesNotCarryHundreds() {
        String resources =
                IntStream.range(0, 500)
                        .mapToObj("  r%d: {}\n"::formatted)
                        .collect(Collectors.joining("", "resources:\n", ""));

        assertThat(failureOf(() -> hot(resources)).others()).hasSize(20);
    }
}
