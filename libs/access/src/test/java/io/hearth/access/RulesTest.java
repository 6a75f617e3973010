package io.hearth.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.access.policy.Policies;
import io.hearth.access.rest.HeatFault;
import io.hearth.keystone.ValidatedToken;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    private static final String STACK_DOMAIN = "heat-domain";
    private static final String OTHER_DOMAIN = "default";

    private final Rules rules = rules(Optional.empty());

    @ParameterizedTest
    @ValueSource(strings = {"stacks:show", "stacks:delete", "cloudformation:ListStacks"})
    void aStackUserHasNothingBeyondTheListWhateverARouteSays(String rule) {
        Operation operation = new Operation(rule, true, Optional.empty());

        assertThat(rules.refusal(stackUser("heat_stack_user"), operation)).isPresent();
    }

    @Test
    void aStackUserNeedsExactlyItsRole() {
        assertThat(rules.refusal(stackUser("heat_stack_user"), metadata("d1"))).isEmpty();
        assertThat(rules.refusal(stackUser("heat_stack_user", "admin"), metadata("d1")))
                .isPresent();
        assertThat(rules.refusal(stackUser("reader"), metadata("d1"))).isPresent();
    }

    @Test
    void aPolicyGivesNothingToAStackUser(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("policy.yaml");
        String everything =
                Policies.defaults("heat_stack_user").names().stream()
                        .map("\"%s\": \"@\"\n"::formatted)
                        .collect(Collectors.joining());
        Rules open = rules(Optional.of(Files.writeString(file, everything)));

        for (String rule : Policies.defaults("heat_stack_user").names()) {
            boolean listed =
                    Set.of(
                                    "resource:metadata",
                                    "resource:signal",
                                    "stacks:lookup",
                                    "software_deployments:metadata")
                            .contains(rule);
            Operation operation = new Operation(rule, true, Optional.of("d1"));
            assertThat(open.refusal(stackUser("heat_stack_user"), operation).isEmpty())
                    .as(rule)
                    .isEqualTo(listed);
        }
        assertThat(open.refusal(stackUser("heat_stack_user"), metadata("d2"))).isPresent();
        assertThat(open.refusal(stackUser("admin"), metadata("d1"))).isPresent();
    }

    @Test
    void aPolicyTakesFromAStackUser(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("policy.yaml");
        Rules closed =
                rules(Optional.of(Files.writeString(file, "resource:metadata: role:reader")));

        assertThat(closed.refusal(stackUser("heat_stack_user"), metadata("d1"))).isPresent();
    }

    @Test
    void anotherProjectIsRefusedBeforeTheRuleIsLookedAt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("policy.yaml");
        Rules open = rules(Optional.of(Files.writeString(file, "stacks:show: '@'")));

        assertThat(open.refusal(member("member"), new Operation("stacks:show", false, elsewhere())))
                .get()
                .extracting(HeatFault::getMessage)
                .isEqualTo("Access was denied to this resource.");
    }

    @Test
    void nobodyListsAllProjects() {
        assertThatThrownBy(() -> rules.require(member("admin"), "stacks:global_index"))
                .isInstanceOf(HeatFault.class)
                .hasMessage("You are not authorized to use stacks:global_index.");
    }

    @Test
    void onlyAnAdminListsTheServices() {
        Operation services = new Operation("service:index", false, Optional.of("p1"));

        assertThat(rules.refusal(member("admin"), services)).isEmpty();
        assertThat(rules.refusal(member("member"), services))
                .get()
                .extracting(HeatFault::getMessage)
                .isEqualTo("You are not authorized to use service:index.");
    }

    @Test
    void theSecretsOfAStackAreItsCreators(@TempDir Path folder) throws IOException {
        Rules widened =
                rules(
                        Optional.of(
                                Files.writeString(
                                        folder.resolve("policy.yaml"),
                                        """
                                        secrets:read_creator_only: "user_id:%(creator_id)s or (role:auditor and project_id:%(project_id)s)"
                                        """)));

        assertThat(rules.readsSecretsOf(member("member"), "u")).isTrue();
        assertThat(rules.readsSecretsOf(member("member"), "another")).isFalse();
        assertThat(rules.readsSecretsOf(member("admin"), "another")).isFalse();
        assertThat(widened.readsSecretsOf(member("auditor"), "another")).isTrue();
        assertThat(widened.readsSecretsOf(member("member"), "another")).isFalse();
    }

    @Test
    void theDomainOfEitherUserOrProjectMakesAStackUser() {
        PrincipalClassifier classifier = new PrincipalClassifier(STACK_DOMAIN);

        assertThat(classifier.classify(token(OTHER_DOMAIN, OTHER_DOMAIN, "heat_stack_user")))
                .get()
                .isInstanceOf(Principal.Member.class);
        for (ValidatedToken token :
                List.of(
                        token(STACK_DOMAIN, STACK_DOMAIN, "admin"),
                        token(STACK_DOMAIN, OTHER_DOMAIN, "admin"),
                        token(OTHER_DOMAIN, STACK_DOMAIN, "admin"))) {
            assertThat(classifier.classify(token)).get().isInstanceOf(Principal.StackUser.class);
        }
    }

    private static ValidatedToken token(String userDomain, String projectDomain, String role) {
        return new ValidatedToken(
                "u",
                "u",
                userDomain,
                "p1",
                "p1",
                projectDomain,
                Set.of(role),
                true,
                Instant.parse("2026-11-21T03:00:00Z"));
    }

    @Test
    @Tag("CVE-2012-3426")
    @Tag("CVE-2012-5563")
    void anAnswerIsNotKeptBeyondTheTokensEnd() {
        Instant now = Instant.parse("2026-11-21T03:00:00Z");
        TokenAnswerExpiry expiry = new TokenAnswerExpiry(longOnes());

        assertThat(expiry.lifetime(TokenAnswer.of(member("member"), now.plusSeconds(7), now)))
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(expiry.lifetime(TokenAnswer.of(member("member"), now.plusSeconds(9999), now)))
                .isEqualTo(Duration.ofMinutes(5));
        assertThat(expiry.lifetime(TokenAnswer.of(stackUser(), now.plusSeconds(9999), now)))
                .isEqualTo(Duration.ofMinutes(1));
    }

    private static TokenCacheConfig longOnes() {
        return new TokenCacheConfig() {
            @Override
            public Duration members() {
                return Duration.ofHours(1);
            }

            @Override
            public Duration stackUsers() {
                return Duration.ofHours(1);
            }

            @Override
            public long size() {
                return 10;
            }
        };
    }

    private static Rules rules(Optional<Path> file) {
        return new Rules(
                new AccessConfig(STACK_DOMAIN, "heat_stack_user"),
                new Policies(file, "heat_stack_user", new SimpleMeterRegistry()));
    }

    private static Operation metadata(String project) {
        return new Operation("resource:metadata", true, Optional.of(project));
    }

    private static Optional<String> elsewhere() {
        return Optional.of("p2");
    }

    private static Principal.Member member(String... roles) {
        return new Principal.Member(
                "u", "u", "default", "p1", "p1", "default", Set.of(roles), true);
    }

    private static Principal stackUser(String... roles) {
        return new Principal.StackUser("u", "d1", Set.of(roles), null);
    }
}
