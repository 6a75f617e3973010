package io.hearth.template.environment;

import static io.hearth.template.Documents.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.template.Environment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceRegistryTest {
    private static final Set<String> NATIVE =
            Set.of(
                    "OS::Heat::None",
                    "OS::Heat::Value",
                    "OS::Heat::TestResource",
                    "OS::Own::Server");

    private static final Environment ENVIRONMENT =
            Environment.of(
                    """
                    resource_registry:
                      My::Alias: OS::Heat::Value
                      My::Alias2: My::Alias
                      My::Nested: file:///t/nested.yaml
                      OS::Networking::*: OS::Heat::*
                      Gone::*: OS::Heat::None
                      Wild::*: wild.yaml
                      a_*: OS::Heat::Value
                      Gone::Not: OS::Heat::Value
                      OS::Own::Server: http://h/own.template
                      Round::A: Round::B
                      Round::B: Round::A
                      OS::Heat::Value: OS::Heat::Value
                      resources:
                        web:
                          My::Alias: OS::Heat::TestResource
                          OS::Heat::Value: web.yaml
                          hooks: pre-create
                        "*_db":
                          hooks: [pre-update, post-delete]
                          restricted_actions: replace
                        main_[a-c]?:
                          restricted_actions: [update, replace]
                        "*": {My::All: OS::Heat::None}
                    """);

    @ParameterizedTest
    @CsvSource({
        "OS::Heat::None, any, OS::Heat::None",
        "My::Alias, any, OS::Heat::Value",
        "My::Alias2, any, OS::Heat::Value",
        "My::Alias, web, OS::Heat::TestResource",
        "My::Alias2, web, OS::Heat::TestResource",
        "OS::Networking::Value, any, OS::Heat::Value",
        "Gone::Away, any, OS::Heat::None",
        "Gone::Not, any, OS::Heat::None",
        "My::Nested, any, file:///t/nested.yaml",
        "OS::Heat::Value, web, web.yaml",
        "OS::Heat::Value, any, OS::Heat::Value",
        "direct.yaml, any, direct.yaml",
        "a_direct.yaml, any, OS::Heat::Value",
        "Wild::Card, any, -",
        "OS::Own::Server, any, http://h/own.template",
        "Round::A, any, -",
        "OS::Networking::Other, any, -",
        "No::Such, any, -"
    })
    void findsWhatStandsBehindAType(String type, String resource, String expected) {
        Optional<String> found =
                ENVIRONMENT
                        .registry()
                        .find(type, resource, NATIVE::contains)
                        .map(
                                mapped ->
                                        switch (mapped) {
                                            case MappedType.Native(String name) -> name;
                                            case MappedType.Template template -> template.file();
                                        });

        assertThat(found.orElse("-")).isEqualTo(expected);
    }

    @Test
    void tellsTheHooksAndRestrictionsByNameOrPattern() {
        ResourceRegistry registry = ENVIRONMENT.registry();

        assertThat(registry.hooks("web")).containsExactly(Hook.PRE_CREATE);
        assertThat(registry.hooks("my_db")).containsExactly(Hook.PRE_UPDATE, Hook.POST_DELETE);
        assertThat(registry.hooks("db")).isEmpty();
        assertThat(registry.restricted("my_db")).containsExactly(RestrictedAction.REPLACE);
        assertThat(registry.restricted("main_b1"))
                .containsExactly(RestrictedAction.UPDATE, RestrictedAction.REPLACE);
        assertThat(registry.restricted("main_d1")).isEmpty();
    }

    @Test
    void aNestedStackSeesWhatIsSaidOfTheResourceItStandsFor() {
        Environment environment =
                Environment.of(
                        """
                        parameters: {p: outer}
                        parameter_defaults: {d: 1}
                        resource_registry:
                          My::Server: my.yaml
                          resources:
                            group: {inner: {hooks: pre-create}, My::Volume: v.yaml}
                            "*": {other: {hooks: post-create}}
                        """);

        Environment nested = environment.forNested("group", Map.of("q", 2), List.of("My::Server"));

        assertThat(nested.parameters()).isEqualTo(Map.of("q", 2L));
        assertThat(nested.parameterDefaults()).isEqualTo(Map.of("d", 1L));
        assertThat(nested.registry().hooks("inner")).containsExactly(Hook.PRE_CREATE);
        assertThat(nested.registry().hooks("other")).containsExactly(Hook.POST_CREATE);
        assertThat(nested.registry().find("My::Server", "x", type -> false)).isEmpty();
        assertThat(environment.registry().find("My::Server", "x", type -> false)).isPresent();
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(
                        failureOf(
                                () ->
                                        Environment.of(
                                                "resource_registry: {resources: {a: {hooks: pre-nap}}}")))
                .hasMessage(
                        "Invalid hook type \"pre-nap\" for resource breakpoint, acceptable hook types are: ('pre-create', 'pre-update', 'pre-delete', 'post-create', 'post-update', 'post-delete')");
        assertThat(
                        failureOf(
                                () ->
                                        Environment.of(
                                                "resource_registry: {resources: {a: {restricted_actions: [update, nap]}}}")))
                .hasMessage(
                        "Invalid restricted_action type \"['update', 'nap']\" for resource, acceptable restricted_action types are: ('update', 'replace')");
        assertThat(failureOf(() -> Environment.of("resource_registry: {A: 1}")))
                .hasMessage(
                        "Environment not in valid format: resource_registry maps A to 1, which is neither a type nor a template");
        assertThat(failureOf(() -> Environment.of("event_sinks: [{target: x}]")))
                .hasMessage(
                        "Environment not in valid format: an event sink must be a map with a type, not {'target': 'x'}");
    }

    @Test
    void takesSinksAndEncryptedNames() {
        Environment environment =
                Environment.of(
                        "{event_sinks: [{type: zaqar-queue, target: q}], encrypted_param_names: [a]}");

        assertThat(environment.eventSinks())
                .containsExactly(Map.of("type", "zaqar-queue", "target", "q"));
        assertThat(environment.encryptedParameterNames()).containsExactly("a");
    }
}
