package io.hearth.keystone;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@link KeystoneReach} by one HTTP call a power. */
final class SessionReach implements KeystoneReach {
    private final Session session;

    SessionReach(Session session) {
        this.session = session;
    }

    @Override
    public boolean has(Power power) {
        String nobody = UUID.randomUUID().toString().replace("-", "");
        Answer answer = SessionKeystone.await(session.send(question(power, nobody)));
        return switch (answer.status()) {
            // the policy has let it pass: no such object, or a body that names nothing
            case 400, 404 -> true;
            case 403 -> false;
            default -> throw noTelling(answer);
        };
    }

    /**
     * @param nobody an id that no object has
     */
    private Call question(Power power, String nobody) {
        return switch (power) {
            case SHOW_USERS -> Call.get("/users/" + nobody);
            case MAKE_USERS -> Call.post("/users", Map.of("user", inDomain(nobody)));
            case CHANGE_USERS ->
                    Call.patch("/users/" + nobody, Map.of("user", Map.of("enabled", true)));
            case DELETE_USERS -> Call.delete("/users/" + nobody);
            case SHOW_PROJECTS -> Call.get("/projects/" + nobody);
            case MAKE_PROJECTS -> Call.post("/projects", Map.of("project", inDomain(nobody)));
            case CHANGE_PROJECTS ->
                    Call.patch("/projects/" + nobody, Map.of("project", Map.of("enabled", true)));
            case DELETE_PROJECTS -> Call.delete("/projects/" + nobody);
            case READ_KEYPAIRS -> Call.get("/credentials/" + nobody);
            case MAKE_KEYPAIRS ->
                    Call.post("/credentials", Map.of("credential", withoutKeys(nobody)));
            case DELETE_KEYPAIRS -> Call.delete("/credentials/" + nobody);
            case CHANGE_SYSTEM_ROLES ->
                    Call.delete("/system/users/%s/roles/%s".formatted(nobody, someRole()));
            case CHANGE_CATALOG -> Call.post("/endpoints", Map.of("endpoint", ofService(nobody)));
            case VERIFY_SIGNATURES -> Call.post("/ec2tokens", Map.of());
        };
    }

    /** Keystone looks for the role, unlike the user, before it asks its policy. */
    private String someRole() {
        Answer roles = SessionKeystone.await(session.send(Call.get("/roles"))).orThrow();
        return Answer.text(roles.body().path("roles").path(0), "id");
    }

    private static Map<String, Object> ofService(String missing) {
        return Map.of("interface", "public", "url", "http://127.0.0.1", "service_id", missing);
    }

    private static Map<String, Object> inDomain(String missing) {
        return Map.of("name", "hearth-reach-" + missing, "domain_id", missing);
    }

    private static Map<String, Object> withoutKeys(String nobody) {
        return Map.of("type", "ec2", "user_id", nobody, "project_id", nobody, "blob", "{}");
    }

    private static KeystoneException noTelling(Answer answer) {
        return answer.isSuccess()
                ? new KeystoneException.Unavailable(
                        "%s was answered %d, which tells nothing."
                                .formatted(answer.call(), answer.status()),
                        Optional.empty())
                : answer.failure();
    }
}
