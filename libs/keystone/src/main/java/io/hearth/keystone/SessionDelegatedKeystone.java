package io.hearth.keystone;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** {@link DelegatedKeystone} by one HTTP call a method. */
final class SessionDelegatedKeystone implements DelegatedKeystone {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT =
            new TypeReference<>() {};

    private final Session session;
    private final String trustId;
    private final BooleanSupplier canLogIn;

    /**
     * @param canLogIn whether the trustee can log in without any trust
     */
    SessionDelegatedKeystone(Session session, String trustId, BooleanSupplier canLogIn) {
        this.canLogIn = canLogIn;
        this.session = session;
        this.trustId = trustId;
    }

    @Override
    public Optional<Map<String, @Nullable Object>> find(Kind kind, String id) {
        if (!Call.isId(id)) {
            return Optional.empty();
        }
        Answer answer = send(Call.get(path(kind, id)));
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(object(kind, orRefused(answer)));
    }

    @Override
    public List<Map<String, @Nullable Object>> list(Kind kind, Map<String, String> filter) {
        JsonNode body = orRefused(send(Call.get(collection(kind) + Call.query(filter))));
        return Shapes.list(body.path(singular(kind) + "s"), SessionDelegatedKeystone::object);
    }

    @Override
    public Map<String, @Nullable Object> create(Kind kind, Map<String, @Nullable Object> fields) {
        Call call = Call.post(collection(kind), Map.of(singular(kind), fields));
        return object(kind, orRefused(send(call)));
    }

    @Override
    public Map<String, @Nullable Object> change(
            Kind kind, String id, Map<String, @Nullable Object> fields) {
        Call call = Call.patch(path(kind, id), Map.of(singular(kind), fields));
        return object(kind, orRefused(send(call)));
    }

    @Override
    public void delete(Kind kind, String id) {
        remove(Call.delete(path(kind, id)));
    }

    @Override
    public void join(String groupId, String userId) {
        orRefused(send(Call.put(membership(groupId, userId))));
    }

    @Override
    public void leave(String groupId, String userId) {
        remove(Call.delete(membership(groupId, userId)));
    }

    @Override
    public void grant(Grant grant) {
        orRefused(send(Call.put(path(grant))));
    }

    @Override
    public void revoke(Grant grant) {
        remove(Call.delete(path(grant)));
    }

    @Override
    public void endTrust() {
        try {
            remove(Call.delete("/OS-TRUST/trusts/" + Call.id(trustId)));
        } catch (TrustBrokenException e) {
            if (!e.isGone()) {
                throw e;
            }
        }
    }

    private void remove(Call call) {
        Answer answer = send(call);
        if (answer.status() != 404) {
            orRefused(answer);
        }
    }

    /** What fails here has not come to its call: the login has failed, or nobody answered. */
    private Answer send(Call call) {
        try {
            return SessionKeystone.await(session.send(call));
        } catch (KeystoneException.NotFound e) {
            throw gone();
        } catch (KeystoneException.Unauthorized e) {
            // as Keystone answers both to a trust that it does not know and to a wrong password
            if (canLogIn.getAsBoolean()) {
                throw gone();
            }
            throw e;
        } catch (KeystoneException.Forbidden e) {
            throw new TrustBrokenException("Keystone does not honour the trust.", false);
        }
    }

    private static TrustBrokenException gone() {
        return new TrustBrokenException("Keystone does not know the trust.", true);
    }

    private static JsonNode orRefused(Answer answer) {
        int status = answer.status();
        if (answer.isSuccess()) {
            return answer.body();
        }
        if (status >= 400 && status < 500 && status != 401 && status != 408 && status != 429) {
            throw new RefusedException(
                    status, answer.body().path("error").path("message").asText("Refused."));
        }
        throw answer.failure();
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
