package io.hearth.template.environment;

import static io.hearth.template.Documents.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.template.Environment;
import io.hearth.template.error.TemplateError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code secrets: creator} in a resource_registry. */
class CreatorMarkTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{key: {secrets: creator}}              | key     | true",
                "{key: {secrets: creator}}              | keys    | false",
                "{key: {hooks: pre-create}}             | key     | false",
                "{'*_key': {secrets: creator}}          | my_key  | true",
                "{'*_key': {secrets: creator}}          | key     | false",
                "{'[ab]?': {secrets: creator}}          | b1      | true",
                "{'*': {secrets: creator}, a: {A: B}}   | a       | true",
                "{secrets: {secrets: creator}}          | secrets | true",
                "{secrets: {My::Type: 'OS::Heat::None'}} | secrets | false",
            })
    void marksByNameOrPattern(String resources, String name, boolean marked) {
        ResourceRegistry registry = registry(resources);

        assertThat(registry.isCreatorOnly(name)).isEqualTo(marked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {"owner | 'owner'", "[creator] | ['creator']", "true | True", "null | None"})
    void anotherValueIsRefusedWithItsPlace(String value, String shown) {
        assertThat(failureOf(() -> registry("{key: {secrets: %s}}".formatted(value))))
                .hasMessage(
                        "Environment not in valid format: resource_registry has %s at resources.key.secrets; the only value is \"creator\"",
                        shown)
                .extracting("error", "path")
                .containsExactly(
                        TemplateError.MALFORMED, "resource_registry.resources.key.secrets");
    }

    @Test
    void aTypeOfThatNameIsStillAType() {
        Environment environment = Environment.of("resource_registry: {secrets: 'OS::Heat::None'}");

        assertThat(environment.registry().find("secrets", "a", "OS::Heat::None"::equals))
                .contains(new MappedType.Native("OS::Heat::None"));
        assertThat(environment.registry().marksSecrets()).isFalse();
    }

    @Test
    void allThatIsWithinAMarkedStackIsMarkedHoweverDeep() {
        Environment environment =
                environment(
                        "{tree: {secrets: creator, '*': {hooks: pre-create}}, open: {key: {secrets: creator}}}");

        Environment within = environment.forNested("tree", Map.of(), null);
        Environment deeper = within.forNested("any", Map.of(), null);
        Environment open = environment.forNested("open", Map.of(), null);

        assertThat(within.registry().isCreatorOnly("any")).isTrue();
        assertThat(within.registry().hooks("any")).containsExactly(Hook.PRE_CREATE);
        assertThat(deeper.registry().isCreatorOnly("any")).isTrue();
        assertThat(open.registry().isCreatorOnly("key")).isTrue();
        assertThat(open.registry().isCreatorOnly("other")).isFalse();
        assertThat(environment.forNested("else", Map.of(), null).registry().marksSecrets())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}", "{key: other}", "{key: {hooks: pre-create}}", "{open: {key: {A: B}}}"})
    void theMarksOfAnotherAreKeptWhateverIsSaid(String resources) {
        Environment before =
                environment("{key: {secrets: creator}, open: {key: {secrets: creator}}}");

        Environment kept = environment(resources).withMarksOf(before);

        assertThat(environment(resources).registry().keepsMarksOf(before.registry())).isFalse();
        assertThat(kept.registry().keepsMarksOf(before.registry())).isTrue();
        assertThat(kept.registry().isCreatorOnly("key")).isTrue();
        assertThat(kept.forNested("open", Map.of(), List.of()).registry().isCreatorOnly("key"))
                .isTrue();
        assertThat(before.withMarksOf(kept)).isEqualTo(before);
    }

    private static ResourceRegistry registry(String resources) {
        return environment(resources).registry();
    }

    private static Environment environment(String resources) {
        return Environment.of("resource_registry: {resources: %s}".formatted(resources));
    }
}
