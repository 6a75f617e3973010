package io.hearth.keystone;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link DelegatedKeystone} by one HTTP call a method. */
final class SessionDelegatedKeystone implements DelegatedKeystone {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT =
            new TypeReference<>() {};

    private final DelegatedCalls calls;
    private final String trustId;

    SessionDelegatedKeystone(DelegatedCalls calls, String trustId) {
        this.calls = calls;
        this.trustId = trustId;
    }

    @Override
    public Optional<Map<String, @Nullable Object>> find(Kind kind, String id) {
        if (!Call.isId(id)) {
            return Optional.empty();
        }
        return calls.find(Call.get(path(kind, id))).map(body -> object(kind, body));
    }

    @Override
    public List<Map<String, @Nullable Object>> list(Kind kind, Map<String, String> filter) {
        JsonNode body = calls.send(Call.get(collection(kind) + Call.query(filter)));
        return Shapes.list(body.path(singular(kind) + "s"), SessionDelegatedKeystone::object);
    }

    @Override
    public Map<String, @Nullable Object> create(Kind kind, Map<String, @Nullable Object> fields) {
        Call call = Call.post(collection(kind), Map.of(singular(kind), fields));
        return object(kind, calls.send(call));
    }

    @Override
    public Map<String, @Nullable Object> change(
            Kind kind, String id, Map<String, @Nullable Object> fields) {
        Call call = Call.patch(path(kind, id), Map.of(singular(kind), fields));
        return object(kind, calls.send(call));
    }

    @Override
    public void delete(Kind kind, String id) {
        calls.remove(Call.delete(path(kind, id)));
    }

    @Override
    public void join(String groupId, String userId) {
        calls.send(Call.put(membership(groupId, userId)));
    }

    @Override
    public void leave(String groupId, String userId) {
        calls.remove(Call.delete(membership(groupId, userId)));
    }

    @Override
    public void grant(Grant grant) {
        calls.send(Call.put(path(grant)));
    }

    @Override
    public void revoke(Grant grant) {
        calls.remove(Call.delete(path(grant)));
    }

    @Override
    public void endTrust() {
        try {
            calls.remove(Call.delete("/OS-TRUST/trusts/" + Call.id(trustId)));
        } catch (TrustBrokenException e) {
            if (!e.isGone()) {
                throw e;
            }
        }
    }

    private static Map<String, @Nullable Object> object(Kind kind, JsonNode body) {
        return object(body.path(singular(kind)));
    }

    private static Map<String, @Nullable Object> object(JsonNode node) {
        Answer.text(node, "id");
        return JSON.convertValue(node, OBJECT);
    }

    private static String path(Grant grant) {
        return "/%ss/%s/%ss/%s/roles/%s"
                .formatted(
                        grant.scope().name().toLowerCase(Locale.ROOT),
                        Call.id(grant.scopeId()),
                        grant.holder().name().toLowerCase(Locale.ROOT),
                        Call.id(grant.holderId()),
                        Call.id(grant.roleId()));
    }

    private static String membership(String groupId, String userId) {
        return "/groups/%s/users/%s".formatted(Call.id(groupId), Call.id(userId));
    }

    private static String path(Kind kind, String id) {
        return collection(kind) + "/" + Call.id(id);
    }

    private static String collection(Kind kind) {
        return "/" + singular(kind) + "s";
    }

    private static String singular(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
