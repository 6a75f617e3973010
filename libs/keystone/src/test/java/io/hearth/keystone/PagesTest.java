package io.hearth.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PagesTest {
    private final List<String> asked = new ArrayList<>();

    @Test
    void aListWithoutPagesIsReadAtOnce() {
        assertThat(users(Map.of("/users?domain_id=heat", page("'a', 'b'", "null", false))))
                .containsExactly("a", "b");
    }

    @Test
    void everyPageIsReadWhereverItsLinkSaysThatItIs() {
        Map<String, String> pages =
                Map.of(
                        "/users?domain_id=heat",
                        page("'a'", "'http://elsewhere/v3/users?domain_id=heat&marker=a'", true),
                        "/users?domain_id=heat&marker=a",
                        page("'b'", "'http://elsewhere/v3/users?domain_id=heat&marker=b'", true),
                        "/users?domain_id=heat&marker=b",
                        page("'c'", "null", false));

        assertThat(users(pages)).containsExactly("a", "b", "c");
        assertThat(asked).hasSize(3);
    }

    @Test
    void aPageThatIsItsOwnNextIsNoList() {
        String circle = page("'a'", "'http://here/users?domain_id=heat'", true);

        assertThatThrownBy(() -> users(Map.of("/users?domain_id=heat", circle)))
                .isInstanceOf(KeystoneException.Unavailable.class)
                .hasMessageContaining("leads back to itself");
    }

    @Test
    void aLinkThatLeadsToEverybodyIsNotFollowed() {
        String astray = page("'a'", "'http://here/v3/users'", true);

        assertThatThrownBy(() -> users(Map.of("/users?domain_id=heat", astray)))
                .isInstanceOf(KeystoneException.Unavailable.class)
                .hasMessageContaining("has no query");
    }

    @Test
    void aListThatIsCutOffIsNoList() {
        assertThatThrownBy(
                        () ->
                                users(
                                        Map.of(
                                                "/users?domain_id=heat",
                                                page("'a', 'b'", "null", true))))
                .isInstanceOf(KeystoneException.Unavailable.class)
                .hasMessageContaining("list of users off after 2")
                .hasMessageContaining("list_limit");
    }

    private List<String> users(Map<String, String> pages) {
        return Pages.all(
                "users",
                Map.of("domain_id", "heat"),
                call -> {
                    asked.add(call.path());
                    return json(pages.getOrDefault(call.path(), "{}"));
                },
                JsonNode::asText);
    }

    private static String page(String users, String next, boolean truncated) {
        return "{'users': [%s], 'links': {'next': %s}, 'truncated': %s}"
                .formatted(users, next, truncated);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
