package io.hearth.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** {@link Redelegations} by HTTP calls under the trust itself. */
final class SessionRedelegations implements Redelegations {
    private static final String PATH = "/OS-TRUST/trusts";

    private final DelegatedCalls calls;
    private final String trustId;

    SessionRedelegations(DelegatedCalls calls, String trustId) {
        this.calls = calls;
        this.trustId = trustId;
    }

    @Override
    public String make(Redelegation redelegation) {
        JsonNode source = source();
        Map<String, Object> trust = new LinkedHashMap<>();
        trust.put("trustor_user_id", Answer.text(source, "trustor_user_id"));
        trust.put("trustee_user_id", redelegation.trusteeUserId());
        trust.put("project_id", Answer.text(source, "project_id"));
        trust.put("impersonation", redelegation.impersonation());
        trust.put("roles", roles(redelegation, source));
        if (redelegation.expiresAt() != null) {
            trust.put("expires_at", redelegation.expiresAt().toString());
        }
        JsonNode made = calls.send(Call.post(PATH, Map.of("trust", trust)));
        return Answer.text(made.path("trust"), "id");
    }

    @Override
    public Optional<String> madeFor(String trusteeUserId) {
        return madeFor(trusteeUserId, trust -> true);
    }

    @Override
    public Optional<String> madeFor(String trusteeUserId, Instant expiresAt) {
        // not every database of Keystone's keeps parts of a second
        Instant second = expiresAt.truncatedTo(ChronoUnit.SECONDS);
        return madeFor(
                trusteeUserId,
                trust ->
                        Instant.parse(Answer.text(trust, "expires_at"))
                                .truncatedTo(ChronoUnit.SECONDS)
                                .equals(second));
    }

    private Optional<String> madeFor(String trusteeUserId, Predicate<JsonNode> sought) {
        Map<String, String> filter =
                Map.of("trustor_user_id", Answer.text(source(), "trustor_user_id"));
        JsonNode found = calls.send(Call.get(PATH + Call.query(filter))).path("trusts");
        return StreamSupport.stream(found.spliterator(), false)
                .filter(trust -> trusteeUserId.equals(trust.path("trustee_user_id").asText()))
                // anybody may trust the user; only what was made of this trust is ours
                .filter(trust -> trustId.equals(trust.path("redelegated_trust_id").asText()))
                .filter(sought)
                .map(trust -> Answer.text(trust, "id"))
                .findFirst();
    }

    @Override
    public boolean stands(String id) {
        return calls.find(Call.get(path(id))).isPresent();
    }

    @Override
    public void end(String id) {
        calls.remove(Call.delete(path(id)));
    }

    /** The trust that is handed on. */
    private JsonNode source() {
        return calls.send(Call.get(path(trustId))).path("trust");
    }

    private static List<Map<String, String>> roles(Redelegation redelegation, JsonNode source) {
        return redelegation.roles().isEmpty()
                ? StreamSupport.stream(source.path("roles").spliterator(), false)
                        .map(role -> Map.of("id", Answer.text(role, "id")))
                        .toList()
                : redelegation.roles().stream().map(name -> Map.of("name", name)).toList();
    }

    private static String path(String id) {
        return PATH + "/" + Call.id(id);
    }
}
