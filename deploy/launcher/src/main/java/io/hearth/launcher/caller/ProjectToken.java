package io.hearth.launcher.caller;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A token of a project.
 *
 * @param text the token itself
 * @param content what Keystone says of it, its catalog among that
 * @see <a
 *     href="https://docs.openstack.org/api-ref/identity/v3/#password-authentication-with-scoped-authorization">Keystone:
 *     a token's content</a>
 */
public record ProjectToken(String text, JsonNode content) {
    public String projectId() {
        return content.at("/project/id").asText();
    }

    public String projectName() {
        return content.at("/project/name").asText();
    }

    public String userId() {
        return content.at("/user/id").asText();
    }

    public Instant issuedAt() {
        return Instant.parse(content.path("issued_at").asText());
    }

    /** The names of the roles that its user has there. */
    public Set<String> roles() {
        return new TreeSet<>(content.path("roles").findValuesAsText("name"));
    }

    /** What a request shows to a service. */
    public Map<String, String> header() {
        return Map.of("X-Auth-Token", text);
    }

    /**
     * Where the catalog says that a service's public API is.
     *
     * @param type such as {@code orchestration}
     * @param region null for any
     */
    public Stream<String> publicEndpoints(String type, @Nullable String region) {
        return each(content.path("catalog"))
                .filter(service -> service.path("type").asText().equals(type))
                .flatMap(service -> each(service.path("endpoints")))
                .filter(endpoint -> endpoint.path("interface").asText().equals("public"))
                .filter(
                        endpoint ->
                                region == null || endpoint.path("region").asText().equals(region))
                .map(endpoint -> endpoint.path("url").asText());
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "ProjectToken[project=%s]".formatted(projectId());
    }
}
