package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.stackapi.engine.Facade.Closed;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Secrecy;
import io.hearth.template.Environment;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which values come from what only the creator may read. */
class CreatorOnlyTest {
    private static final String TEMPLATE =
            """
            heat_template_version: 2018-08-31
            parameters: {p: {type: string, default: address}}
            resources:
              key: {type: "Test::Vault"}
              other: {type: "Test::Vault"}
              copy: {type: "Test::Vault", properties: {value: {get_attr: [key, secret]}}}
              second: {type: "Test::Vault", properties: {value: {get_attr: [copy, address]}}}
              told: {type: "Test::Vault", metadata: {m: [{get_attr: [key, secret]}]}}
              plain: {type: "Test::Vault", properties: {value: {get_attr: [key, address]}}}
            outputs:
              o: {value: %s}
            """;

    private static final Environment MARKED = marking("key");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{get_attr: [key, secret]}",
                "{get_attr: [key]}",
                "{get_attr: [key, {get_param: p}]}",
                "{get_attr: [copy, address]}",
                "{get_attr: [second, address]}",
                "[{a: {get_attr: [key, secret]}}]",
                "{list_join: ['', [a, {get_attr: [key, secret]}]]}",
                "{digest: [sha256, {get_attr: [key, secret]}]}",
                "{str_split: ['-', {get_attr: [key, secret]}, 0]}",
                "{str_replace: {template: k, params: {k: {get_attr: [key, secret]}}}}",
                "{map_merge: [{a: b}, {c: {get_attr: [key, secret]}}]}",
                "{yaql: {expression: $.data.len(), data: {get_attr: [key, secret]}}}",
                "{repeat: {template: <a>, for_each: {<a>: [{get_attr: [key, secret]}]}}}",
            })
    void whatComesFromASecretIsWithheld(String value) {
        assertThat(isSecret(value, MARKED)).isTrue();
        assertThat(isSecret(value, Environment.of(null))).as("without a mark").isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text",
                "{get_param: p}",
                "{get_attr: [key, address]}",
                "{get_attr: [key, show]}",
                "{get_resource: key}",
                "{get_resource: copy}",
                "{get_attr: [other, secret]}",
                "{get_attr: [plain, secret]}",
                "{get_attr: [told, secret]}",
            })
    void whatComesFromNoSecretIsOpen(String value) {
        assertThat(isSecret(value, MARKED)).isFalse();
    }

    @Test
    void whatWasOnceMadeFromASecretStaysWithheldUntilNothingIsMarked() {
        MemoryStack stack = stack(TEMPLATE.formatted("text"), MARKED);
        String another = TEMPLATE.formatted("text").replace("[key, secret]", "[other, address]");

        stack.update(another, MARKED);
        assertThat(creatorOnly(stack)).containsOnly("copy", "second", "told");

        stack.update(another, Environment.of(null));
        assertThat(creatorOnly(stack)).isEmpty();
    }

    @Test
    void aMarkThatComesLaterHoldsForWhatIsThere() {
        MemoryStack stack = stack(TEMPLATE.formatted("text"), Environment.of(null));
        assertThat(creatorOnly(stack)).isEmpty();

        stack.update(TEMPLATE.formatted("text"), MARKED);

        assertThat(creatorOnly(stack)).containsOnly("copy", "second", "told");
    }

    @Test
    void aReasonThatMayQuoteASecretIsNotTold() {
        String template =
                """
                heat_template_version: 2018-08-31
                resources:
                  key: {type: "Test::Vault"}
                  bad:
                    type: "Test::Vault"
                    properties: {value: {list_join: [" ", [fail, {get_attr: [key, secret]}]]}}
                """;

        assertThat(stack(template, Environment.of(null)).newEvents().toString())
                .contains("ValueError: resources.bad: cannot keep fail the-secret");
        assertThat(stack(template, MARKED).newEvents().toString())
                .contains("ValueError: resources.bad: (withheld")
                .doesNotContain(VaultResource.SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "NOTHING, false, NOTHING",
        "FACADE, false, NOTHING",
        "PARAMETERS, true, NOTHING",
        "ALL, true, PROPERTIES"
    })
    void aNestedStackIsClosedAsFarAsItIsMadeFromSecrets(
            Closed closed, boolean parameters, Secrecy ofEveryResource) {
        Scene scene = stack(TEMPLATE.formatted("{get_param: p}"), Environment.of(null)).scene();
        Facade facade = new Facade(null, null, null, closed);
        scene.give(scene.blueprint().with(facade));
        CreatorOnly secrets = new CreatorOnly(scene);

        assertThat(secrets.outputs(Set.of()).contains("o")).isEqualTo(parameters);
        assertThat(secrets.secrecy(scene.find("plain").orElseThrow())).isEqualTo(ofEveryResource);
        assertThat(Facade.read(facade.written()).closed()).isEqualTo(closed);
    }

    @Test
    void attributesAreShownOneByOne() {
        Scene scene = stack(TEMPLATE.formatted("text"), MARKED).scene();
        CreatorOnly secrets = new CreatorOnly(scene);

        assertThat(secrets.shown(scene.find("key").orElseThrow()))
                .isEqualTo(Map.of("secret", Withheld.ATTRIBUTE, "address", "an-address"));
        assertThat(secrets.shown(scene.find("copy").orElseThrow()))
                .isEqualTo(Map.of("secret", Withheld.ATTRIBUTE, "address", Withheld.ATTRIBUTE));
        assertThat(secrets.shown(scene.find("other").orElseThrow()))
                .isEqualTo(Map.of("secret", VaultResource.SECRET, "address", "an-address"));
    }

    private static boolean isSecret(String output, Environment environment) {
        Scene scene = stack(TEMPLATE.formatted(output), environment).scene();
        return new CreatorOnly(scene).outputs(Set.of()).contains("o");
    }

    private static Set<String> creatorOnly(MemoryStack stack) {
        return stack.scene().resources().stream()
                .filter(resource -> resource.definition().secrecy() != Secrecy.NOTHING)
                .map(Resource::name)
                .collect(Collectors.toSet());
    }

    private static MemoryStack stack(String template, Environment environment) {
        return new MemoryStack(
                template, environment, false, new Random(1), scene -> {}, new VaultResource());
    }

    private static Environment marking(String resource) {
        return Environment.of(
                "resource_registry: {resources: {%s: {secrets: creator}}}".formatted(resource));
    }
}
