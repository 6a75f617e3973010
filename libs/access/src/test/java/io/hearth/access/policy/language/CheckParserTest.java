package io.hearth.access.policy.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How rules are read, and what is said of those that cannot be. */
class CheckParserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~                                  | @",
                "role:a or role:b and role:c         | (role:a or (role:b and role:c))",
                "role:a and role:b or role:c         | ((role:a and role:b) or role:c)",
                "(role:a or role:b) and role:c       | ((role:a or role:b) and role:c)",
                "not role:a and role:b               | (not role:a and role:b)",
                "NOT (role:a AND Role:b)             | ",
                "(not role:a)                        | not role:a",
                "((role:a))                          | role:a",
                "role:a AND NOT not rule:b           | (role:a and not not rule:b)",
                "project_id:%(project_id)s           | project_id:%(project_id)s",
                "(project_id:%(project_id)s)         | project_id:%(project_id)s",
                "True:%(target.flag)s                | True:%(target.flag)s",
                "'x':%(a)s or 1:%(b)s                | ('x':%(a)s or 1:%(b)s)",
                "rule:a:b                            | rule:a:b",
            })
    void readsWhatHeatsFilesHold(String rule, String read) throws Exception {
        if (read == null) {
            assertThatThrownBy(() -> CheckParser.parse(rule))
                    .isInstanceOf(CheckSyntaxException.class);
            return;
        }
        assertThat(CheckParser.parse(rule)).hasToString(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "role:a role:b          | 'role:b' at column 8 follows a rule that has ended",
                "and                    | 'and' at column 1 stands where a check is expected",
                "role:a and             | the rule ends where a check is expected",
                "not                    | the rule ends where a check is expected",
                "(role:a                | '(' at column 1 is not closed",
                "role:a)                | ')' at column 7 follows a rule that has ended",
                "()                     | ')' at column 2 stands where a check is expected",
                "role:a and or role:b   | 'or' at column 12 stands where a check is expected",
                "role:a not role:b      | 'not' at column 8 follows a rule that has ended",
                "~   ~                  | the rule ends where a check is expected",
                "admin                  | 'admin' is no check; a check is written kind:value, such as role:member",
                "is_admin               | 'is_admin' compares nothing; write is_admin:True",
                "'role:a'               | ''role:a'' at column 1 is a text, not a check",
                "http://policy/%(a)s    | 'http://policy/%(a)s' would ask another server, which is not done",
                "usr_id:x               | the check 'usr_id' is not known; there are rule, role, literals and the attributes domain_id, is_admin, is_admin_project, project_domain_id, project_id, roles, system_scope, tenant, user, user_domain_id, user_id",
                "token.user.id:x        | the check 'token.user.id' is not known; there are",
                "a-b:c                  | 'a-b' in 'a-b:c' is neither a name nor a literal",
                "not(role:a)            | 'not(role' in 'not(role:a' is neither a name nor a literal",
                "1.5:c                  | '1.5' in '1.5:c' is neither a name nor a literal",
                "rule:                  | 'rule:' names no rule",
                "role:50%               | the percent sign in '50%' begins no %(name)s; write %% for a percent sign",
                "role:%(a)d             | the percent sign in '%(a)d' begins no %(name)s",
            })
    void whatOsloPolicyDoesNotUnderstandIsRefusedWithItsPlace(String rule, String message) {
        assertThatThrownBy(() -> CheckParser.parse(rule))
                .isInstanceOf(CheckSyntaxException.class)
                .hasMessageContaining(message);
    }

    @Test
    void bracketsWithoutEndAreRefusedBeforeTheyFillTheStack() {
        assertThatThrownBy(() -> CheckParser.parse("(".repeat(100_000) + "role:a"))
                .hasMessage("deeper than 100 brackets and nots");
    }

    @Test
    void longRulesAreRead() throws Exception {
        Check check = CheckParser.parse("role:a or ".repeat(5_000) + "role:b");

        assertThat(check).isInstanceOf(Check.Any.class);
    }

    @Test
    void ofListsTheInnerOnesMustHoldWhole() throws Exception {
        assertThat(CheckParser.parse(List.of("role:a", List.of("role:b", "role:c"))))
                .hasToString("(role:a or (role:b and role:c))");
        assertThat(CheckParser.parse(List.of())).hasToString("@");
        assertThat(CheckParser.parse(List.of(List.of()))).hasToString("!");
    }
}
