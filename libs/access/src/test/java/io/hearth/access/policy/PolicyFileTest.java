package io.hearth.access.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.access.policy.language.Subject;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file makes of the defaults, and what is said of one that is wrong. */
class PolicyFileTest {
    @Test
    void aRuleOfTheFileStandsForTheDefault() {
        Policy policy = policy("\"stacks:create\": \"role:creator\"\n");

        assertThat(policy.text("stacks:create")).isEqualTo("role:creator");
        assertThat(policy.text("stacks:delete"))
                .isEqualTo("(role:member and project_id:%(project_id)s)");
    }

    @Test
    void aFileMayNameRulesOfItsOwn() {
        Policy policy =
                policy(
                        """
                        # for the night shift
                        operators: role:operator or rule:project_admin
                        stacks:delete: not rule:operators
                        """);

        assertThat(allowed(policy, "stacks:delete", "member")).isTrue();
        assertThat(allowed(policy, "stacks:delete", "operator")).isFalse();
        assertThat(allowed(policy, "stacks:delete", "admin")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"# nothing\n", "---\n", "{}", "null"})
    void aFileWithoutRulesLeavesTheDefaults(String text) {
        assertThat(policy(text).names()).isEqualTo(Policies.defaults("heat_stack_user").names());
    }

    @Test
    void jsonIsReadAsWell() {
        Policy policy = policy("{\"stacks:index\": [[\"role:a\", \"role:b\"], \"role:c\"]}");

        assertThat(policy.text("stacks:index")).isEqualTo("((role:a and role:b) or role:c)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"!\"", "'!'", "|-\n  !"})
    void anExclamationMarkInQuotesDeniesEverybody(String rule) {
        assertThat(policy("stacks:index: " + rule).text("stacks:index")).isEqualTo("!");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~stacks:index: role:a\nstacks:creat: role:b\n~  | policy.yaml, line 2: the rule 'stacks:creat' is not known, and no other rule uses it.",
                "~\nstacks:index: rule:mine\n~                   | policy.yaml, line 2: the rule 'stacks:index' refers to the rule 'mine', which there is not.",
                "~a: rule:b\nb: rule:stacks:show\nstacks:show: rule:a\n~ | policy.yaml, line 1: the rules a -> b -> stacks:show -> a rest on each other.",
                "~stacks:index: rule:stacks:index\n~             | policy.yaml, line 1: the rules stacks:index -> stacks:index rest on each other.",
                "~context_is_admin: is_admin:True\n~            | policy.yaml, line 1: the rules context_is_admin -> context_is_admin rest on each other.",
                "~stacks:index: role:a and\n~                    | policy.yaml, line 1: the rule 'stacks:index': the rule ends where a check is expected.",
                "~# x\n\nstacks:index:\n  - role:a or role:b\n  - admin\n~ | policy.yaml, line 4: the rule 'stacks:index': 'admin' is no check",
                "~stacks:show: '@'\nstacks:index: '@'\nstacks:show: '!'\n~ | policy.yaml, line 3: the rule 'stacks:show' stands in line 1 already.",
                "~stacks:index:\n~                                | policy.yaml, line 1: the rule 'stacks:index' is missing; write \"\" or \"@\" for everybody, \"!\" for nobody.",
                "~stacks:index: !\n~                              | policy.yaml, line 1: the rule 'stacks:index' begins with '!'; write it in quotes.",
                "~stacks:index: ! role:a\n~                       | policy.yaml, line 1: the rule 'stacks:index' begins with '!'; write it in quotes.",
                "~stacks:index: !!str role:a\n~                   | policy.yaml, line 1: the rule 'stacks:index' begins with '!'; write it in quotes.",
                "~stacks:index: true\n~                           | policy.yaml, line 1: the rule 'stacks:index' must be a text, not true.",
                "~stacks:index: {role: a}\n~                      | policy.yaml, line 1: the rule 'stacks:index' must be a text.",
                "~stacks:index: [[[role:a]]]\n~                   | policy.yaml, line 1: a check must be a text.",
                "~- role:a\n~                                     | policy.yaml, line 1: the file must be a mapping of names to rules.",
                "~7: role:a\n~                                    | policy.yaml, line 1: the name of a rule must be a text, not 7.",
                "~stacks:index: role:a\nstacks:show: @\n~        | policy.yaml, line 2: ",
                "~stacks:index: 'role:a\n~                        | policy.yaml, line 2: ",
                "~a: '@'\n---\nb: '@'\n~                          | policy.yaml, line 2: ",
            })
    void whatIsWrongIsSaidWithItsLine(String text, String message) {
        assertThatThrownBy(() -> policy(text))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\n"})
    void anEmptyFileIsRefused(String text) {
        assertThatThrownBy(() -> policy(text))
                .hasMessage("policy.yaml: it is empty; write {} to keep every default.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- "})
    void whatHasNoEndOfItsDepthIsRefused(String nested) {
        assertThatThrownBy(() -> policy(nested.repeat(100_000)))
                .isInstanceOf(PolicyException.class);
    }

    @Test
    void aLongChainOfRulesIsRefused() {
        String chain =
                IntStream.range(0, 100_000)
                        .mapToObj(i -> "r%d: rule:r%d\n".formatted(i, i + 1))
                        .limit(20_000)
                        .collect(Collectors.joining());

        assertThatThrownBy(() -> policy(chain + "r20000: '@'\n"))
                .hasMessageContaining("rests on a chain of more than 50 others");
    }

    @Test
    void typesOfResourcesMayHaveRules() {
        Policy policy =
                policy(
                        """
                        "resource_types:OS::Heat::RandomString": "role:trusted"
                        "resource_types:My::Own::*": "!"
                        """);

        assertThat(allowsType(policy, "OS::Heat::RandomString", "member")).isFalse();
        assertThat(allowsType(policy, "OS::Heat::RandomString", "trusted")).isTrue();
        assertThat(allowsType(policy, "OS::Heat::Value", "member")).isTrue();
        assertThat(allowsType(policy, "My::Own::Thing", "trusted")).isFalse();
        assertThat(allowsType(policy, "OS::Keystone::User", "member")).isFalse();
        assertThat(allowsType(policy, "OS::Keystone::User", "admin")).isTrue();
        assertThat(allowsType(policy, "OS::Nova::Flavor", "member")).isFalse();
    }

    private static Policy policy(String text) {
        return PolicyAssembly.of(
                "policy.yaml",
                PolicyDefaults.of("heat_stack_user"),
                PolicyFile.read("policy.yaml", text));
    }

    private static boolean allowed(Policy policy, String rule, String role) {
        return policy.allows(rule, subject(role), Map.of("project_id", "p1"));
    }

    private static boolean allowsType(Policy policy, String type, String role) {
        return policy.allowsType(type, subject(role), Map.of("project_id", "p1"));
    }

    private static Subject subject(String role) {
        return new KnownSubject(
                Set.of(role), Map.of("project_id", "p1", "is_admin_project", "True"));
    }
}
