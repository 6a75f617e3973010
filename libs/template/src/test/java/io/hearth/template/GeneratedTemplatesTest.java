package io.hearth.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Resolver;
import io.hearth.template.expression.ResourceStates;
import io.hearth.template.expression.Unresolved;
import io.hearth.template.parameter.ParameterValues;
import io.hearth.template.text.JsonText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every template: tried on generated ones, all functions among them. */
class GeneratedTemplatesTest {
    private static final int TEMPLATES = 600;

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000_001, 2_000_003})
    void parsesPrintsAndParsesToTheSame(long first) {
        for (long seed = first; seed < first + TEMPLATES; seed++) {
            Map<String, Object> document = new TemplateGenerator(seed).template();
            Optional<Template> template =
                    TemplateGenerator.isRight(seed)
                            ? Optional.of(Template.of(document))
                            : parse(document);
            if (template.isPresent()) {
                assertSame(seed, template.get());
            }
        }
    }

    private static void assertSame(long seed, Template template) {
        Template again = Template.parse(JsonText.write(template.document()));
        assertThat(again).as("seed %d", seed).isEqualTo(template);
        assertThat(again.resources()).as("seed %d", seed).isEqualTo(template.resources());
        assertThat(again.outputs()).as("seed %d", seed).isEqualTo(template.outputs());
        assertThat(again.conditions()).as("seed %d", seed).isEqualTo(template.conditions());
        assertThat(again.isConditional()).isEqualTo(template.isConditional());
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 3_000_007, 4_000_009})
    void resolvesOrFailsAsATemplateDoes(long first) {
        Map<Boolean, Integer> outcomes = new HashMap<>();
        for (long seed = first; seed < first + TEMPLATES; seed++) {
            Optional<Template> template = parse(new TemplateGenerator(seed).template());
            for (ResourceStates states : List.of(ResourceStates.NONE, Documents.STATES)) {
                template.ifPresent(one -> outcomes.merge(resolves(one, states), 1, Integer::sum));
            }
        }
        assertThat(outcomes.keySet()).as("some resolve, some fail").containsOnly(true, false);
    }

    private static boolean resolves(Template whole, ResourceStates states) {
        try {
            ParameterValues values = whole.parameterValues(Map.of(), Map.of(), Documents.PSEUDO);
            Template template = whole.effective(values, Map.of());
            Resolver resolver = new Resolver(values, Map.of(), states);
            Resolver ofWhole = new Resolver(values, Map.of(), states);
            for (String name : template.dependencies().order()) {
                ResourceDefinition resource = template.resources().get(name);
                if (resource != null) {
                    assertPlain(resolver.resolve(resource.properties()));
                    assertPlain(resolver.resolve(resource.metadata()));
                }
            }
            template.outputs()
                    .forEach(
                            (name, output) -> {
                                @Nullable Object value = resolver.resolve(output.value());
                                assertPlain(value);
                                OutputDefinition declared = whole.outputs().get(name);
                                if (declared != null && declared.condition() == null) {
                                    assertThat(ofWhole.resolve(declared.value()))
                                            .as("with branches taken before, or while resolving")
                                            .isEqualTo(value);
                                }
                            });
            return true;
        } catch (TemplateException expected) {
            assertThat(expected.getMessage()).isNotBlank().doesNotContain("Omitted");
            return false;
        }
    }

    private static void assertPlain(@Nullable Object value) {
        switch (value) {
            case Map<?, ?> map ->
                    map.forEach(
                            (key, entry) -> {
                                assertThat(key).isInstanceOf(String.class);
                                assertPlain(entry);
                            });
            case List<?> list -> list.forEach(GeneratedTemplatesTest::assertPlain);
            case null -> {}
            case Unresolved unresolved -> {}
            default -> assertThat(value).isInstanceOfAny(String.class, Number.class, Boolean.class);
        }
    }

    private static Optional<Template> parse(Map<String, Object> document) {
        try {
            return Optional.of(Template.of(document));
        } catch (TemplateException expected) {
            assertThat(expected.getMessage()).isNotBlank();
            return Optional.empty();
        }
    }
}
