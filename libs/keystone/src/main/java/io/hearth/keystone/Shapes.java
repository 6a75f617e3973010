package io.hearth.keystone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.contract.seal.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openstack4j.core.transport.ObjectMapperSingleton;
import org.openstack4j.openstack.identity.v3.domain.KeystoneCredential;
import org.openstack4j.openstack.identity.v3.domain.KeystoneProject;
import org.openstack4j.openstack.identity.v3.domain.KeystoneUser;

/** The Identity API's JSON as our records; openstack4j knows how to read most of it. */
final class Shapes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Shapes() {}

    static Project project(JsonNode node) {
        KeystoneProject project = read(node, KeystoneProject.class);
        return new Project(
                project.getId(),
                project.getDomainId(),
                project.getName(),
                orEmpty(project.getDescription()),
                project.isEnabled());
    }

    static User user(JsonNode node) {
        KeystoneUser user = read(node, KeystoneUser.class);
        return new User(
                user.getId(),
                user.getDomainId(),
                user.getName(),
                orEmpty(user.getDescription()),
                user.getDefaultProjectId(),
                user.isEnabled());
    }

    static Grant grantOfUser(JsonNode node) {
        JsonNode scope = node.path("scope");
        boolean onProject = scope.has("project");
        return new Grant(
                Answer.text(node.path("role"), "id"),
                Grant.Holder.USER,
                Answer.text(node.path("user"), "id"),
                onProject ? Grant.Scope.PROJECT : Grant.Scope.DOMAIN,
                Answer.text(scope.path(onProject ? "project" : "domain"), "id"));
    }

    static Ec2Credential ec2Credential(JsonNode node) {
        KeystoneCredential credential = read(node, KeystoneCredential.class);
        JsonNode blob = blob(credential.getBlob());
        return new Ec2Credential(
                credential.getId(),
                credential.getUserId(),
                credential.getProjectId(),
                Answer.text(blob, "access"),
                Secret.of(Answer.text(blob, "secret")),
                blob.path("trust_id").textValue());
    }

    static ValidatedToken validatedToken(JsonNode token) {
        JsonNode user = token.path("user");
        JsonNode project = token.path("project");
        Set<String> roles = new HashSet<>();
        token.path("roles").forEach(role -> roles.add(Answer.text(role, "name")));
        return new ValidatedToken(
                Answer.text(user, "id"),
                Answer.text(user, "name"),
                Answer.text(user.path("domain"), "id"),
                project.path("id").textValue(),
                project.path("name").textValue(),
                project.path("domain").path("id").textValue(),
                roles,
                token.path("is_admin_project").asBoolean(true),
                Instant.parse(Answer.text(token, "expires_at")));
    }

    /**
     * What an answer lists.
     *
     * @throws KeystoneException.Unavailable for an answer without a list: whoever took it for an
     *     empty one would make what is there already
     */
    static <T> List<T> list(JsonNode nodes, Function<JsonNode, T> shape) {
        if (!nodes.isArray()) {
            throw new KeystoneException.Unavailable(
                    "Keystone's answer lacks its list.", Optional.empty());
        }
        List<T> all = new ArrayList<>(nodes.size());
        nodes.forEach(node -> all.add(shape.apply(node)));
        return List.copyOf(all);
    }

    static String blob(String accessKey, Secret secretKey, @Nullable String trustId) {
        Map<String, String> blob = new HashMap<>();
        blob.put("access", accessKey);
        blob.put("secret", secretKey.reveal());
        if (trustId != null) {
            blob.put("trust_id", trustId);
        }
        try {
            return JSON.writeValueAsString(blob);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The keypair is no text.");
        }
    }

    private static <T> T read(JsonNode node, Class<T> type) {
        Answer.text(node, "id");
        try {
            // Without the root's name, which our caller has taken off.
            return ObjectMapperSingleton.getContext(Object.class).treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw unreadable();
        }
    }

    private static JsonNode blob(String blob) {
        try {
            return JSON.readTree(blob);
        } catch (JsonProcessingException e) {
            // Not chained: its message quotes the secret.
            throw unreadable();
        }
    }

    private static KeystoneException unreadable() {
        return new KeystoneException.Unavailable(
                "Keystone's answer cannot be read.", Optional.empty());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
