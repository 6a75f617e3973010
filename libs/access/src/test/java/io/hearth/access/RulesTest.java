package io.hearth.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.access.rest.HeatFault;
import io.hearth.keystone.ValidatedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    private static final String STACK_DOMAIN = "heat-domain";
    private static final String OTHER_DOMAIN = "default";

    private final Rules rules = new Rules(new AccessConfig(STACK_DOMAIN, "heat_stack_user"));

    @ParameterizedTest
    @ValueSource(strings = {"stacks:show", "stacks:delete", "cloudformation:ListStacks"})
    void aStackUserHasNothingBeyondTheListWhateverARouteSays(String rule) {
        Operation operation = new Operation(rule, true, true, Optional.empty());

        assertThat(rules.refusal(stackUser("heat_stack_user"), operation)).isPresent();
    }

    @Test
    void aStackUserNeedsExactlyItsRole() {
        Operation operation = new Operation("resource:metadata", true, true, Optional.of("d1"));

        assertThat(rules.refusal(stackUser("heat_stack_user"), operation)).isEmpty();
        assertThat(rules.refusal(stackUser("heat_stack_user", "admin"), operation)).isPresent();
        assertThat(rules.refusal(stackUser("reader"), operation)).isPresent();
    }

    @Test
    void nobodyListsAllProjects() {
        Principal admin =
                new Principal.Member("u", "u", "p1", "p1", Set.of("admin", "member"), true);

        assertThatThrownBy(() -> rules.require(admin, "stacks:global_index", true))
                .isInstanceOf(HeatFault.class)
                .hasMessage("You are not authorized to use stacks:global_index.");
    }

    @Test
    void onlyAnAdminListsTheServices() {
        Principal admin = new Principal.Member("u", "u", "p1", "p1", Set.of("admin"), true);
        Operation services = new Operation("service:index", false, true, Optional.of("p1"));

        assertThat(rules.refusal(admin, services)).isEmpty();
        assertThat(rules.refusal(member(), services))
                .get()
                .extracting(HeatFault::getMessage)
                .isEqualTo("You are not authorized to use service:index.");
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
    void anAnswerIsNotKeptBeyondTheTokensEnd() {
        Instant now = Instant.parse("2026-11-21T03:00:00Z");
        TokenAnswerExpiry expiry = new TokenAnswerExpiry(longOnes());

        assertThat(expiry.lifetime(TokenAnswer.of(member(), now.plusSeconds(7)), now))
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(expiry.lifetime(TokenAnswer.of(member(), now.plusSeconds(9999)), now))
                .isEqualTo(Duration.ofMinutes(5));
        assertThat(expiry.lifetime(TokenAnswer.of(stackUser(), now.plusSeconds(9999)), now))
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

    private static Principal member() {
        return new Principal.Member("u", "u", "p1", "p1", Set.of("member"), false);
    }

    private static Principal stackUser(String... roles) {
        return new Principal.StackUser("u", "d1", Set.of(roles), null);
    }
}
