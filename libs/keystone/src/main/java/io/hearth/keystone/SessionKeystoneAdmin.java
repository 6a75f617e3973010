package io.hearth.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.contract.seal.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@link KeystoneAdmin} by one HTTP call a method. */
final class SessionKeystoneAdmin implements KeystoneAdmin {
    private final Session session;
    private final Transport transport;

    SessionKeystoneAdmin(Session session, Transport transport) {
        this.session = session;
        this.transport = transport;
    }

    @Override
    public List<Entry> find(Kind kind, Map<String, String> filter) {
        JsonNode body = send(Call.get(collection(kind) + Call.query(filter)));
        return Shapes.list(body.path(singular(kind) + "s"), SessionKeystoneAdmin::entry);
    }

    @Override
    public Entry create(Kind kind, Map<String, Object> fields) {
        JsonNode body = send(Call.post(collection(kind), Map.of(singular(kind), fields)));
        return entry(body.path(singular(kind)));
    }

    @Override
    public void change(Kind kind, String id, Map<String, Object> fields) {
        send(Call.patch(collection(kind) + "/" + Call.id(id), Map.of(singular(kind), fields)));
    }

    @Override
    public boolean hasGrant(Scope scope, String scopeId, String userId, String roleId) {
        Answer answer =
                SessionKeystone.await(
                        session.send(Call.head(grantPath(scope, scopeId, userId, roleId))));
        return answer.status() != 404 && answer.orThrow().isSuccess();
    }

    @Override
    public void grant(Scope scope, String scopeId, String userId, String roleId) {
        send(Call.put(grantPath(scope, scopeId, userId, roleId)));
    }

    @Override
    public boolean isPassword(String userId, Secret password) {
        Call login = Login.unscoped(userId, password);
        Answer answer = SessionKeystone.await(transport.send(login, Optional.empty()));
        return answer.status() != 401 && answer.orThrow().isSuccess();
    }

    @Override
    public boolean verifiesEc2ForAnyone(Ec2Request request) {
        Call question = SessionKeystoneTokens.question(request);
        return SessionKeystone.await(transport.send(question, Optional.empty())).isSuccess();
    }

    private JsonNode send(Call call) {
        return SessionKeystone.await(session.send(call)).orThrow().body();
    }

    private static Entry entry(JsonNode node) {
        Map<String, String> fields = new HashMap<>();
        node.properties().stream()
                .filter(field -> field.getValue().isTextual())
                .forEach(field -> fields.put(field.getKey(), field.getValue().textValue()));
        return new Entry(Answer.text(node, "id"), fields);
    }

    private static String grantPath(Scope scope, String scopeId, String userId, String roleId) {
        return "/%ss/%s/users/%s/roles/%s"
                .formatted(
                        scope.name().toLowerCase(Locale.ROOT),
                        Call.id(scopeId),
                        Call.id(userId),
                        Call.id(roleId));
    }

    private static String collection(Kind kind) {
        return "/" + singular(kind) + "s";
    }

    private static String singular(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
