package io.hearth.access.policy.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.access.policy.KnownSubject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What oslo.policy says of several hundred rules, made at random and answered by it, is said here,
 * too. In the file a line holds the answers for the four callers, and the rule as JSON.
 */
class OsloPolicyTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, String> TARGET =
            Map.of("project_id", "p1", "owner", "u2", "flag", "True", "role", "READER");

    private static final List<Subject> CALLERS =
            List.of(
                    subject("u1", "p1", "default", "None", true, "admin", "Member", "reader"),
                    subject("u2", "p1", "default", "None", true, "member", "reader"),
                    subject("u3", "p2", "other", "None", false, "Heat_Stack_User"),
                    subject("p1", "p1", "default", "all", false));

    static Stream<Arguments> answers() throws IOException {
        try (InputStream file = OsloPolicyTest.class.getResourceAsStream("/oslo-policy.tsv")) {
            String text =
                    new String(
                            assertThat(file).isNotNull().actual().readAllBytes(),
                            StandardCharsets.UTF_8);
            return text
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .map(parts -> Arguments.of(parts[1], parts[0]))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void saysWhatOsloPolicySays(String rule, String answers) throws Exception {
        Check check = read(JSON.readTree(rule));

        assertThat(answers(check)).as("%s, read as %s", rule, check).isEqualTo(answers);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void itsOwnTextMeansTheSame(String rule, String answers) throws Exception {
        String text = read(JSON.readTree(rule)).toString();

        assertThat(answers(CheckParser.parse(text))).as(text).isEqualTo(answers);
    }

    private static Check read(JsonNode rule) throws CheckSyntaxException {
        return rule.isArray()
                ? CheckParser.parse(JSON.convertValue(rule, List.class))
                : CheckParser.parse(rule.textValue());
    }

    private static String answers(Check check) throws CheckSyntaxException {
        Map<String, Check> rules = new HashMap<>();
        rules.put("context_is_admin", CheckParser.parse("role:admin"));
        rules.put("yes", CheckParser.parse("@"));
        rules.put("no", CheckParser.parse("!"));
        rules.put("admins", CheckParser.parse("role:admin"));
        rules.put("owner", CheckParser.parse("project_id:%(project_id)s"));
        rules.put("both", CheckParser.parse("rule:admins or rule:owner"));
        return CALLERS.stream()
                .map(caller -> check.holds(new Question(rules, caller, TARGET)) ? "1" : "0")
                .collect(Collectors.joining());
    }

    private static Subject subject(
            String user,
            String project,
            String domain,
            String system,
            boolean adminProject,
            String... roles) {
        return new KnownSubject(
                Set.of(roles),
                Map.of(
                        "user_id", user,
                        "user", user,
                        "user_domain_id", domain,
                        "project_id", project,
                        "tenant", project,
                        "project_domain_id", "default",
                        "domain_id", "None",
                        "system_scope", system,
                        "is_admin_project", Subject.text(adminProject)));
    }
}
