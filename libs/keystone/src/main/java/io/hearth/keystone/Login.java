package io.hearth.keystone;

import io.hearth.contract.seal.Secret;
import java.util.List;
import java.util.Map;

/** The bodies of {@code POST /v3/auth/tokens}. */
final class Login {
    /** The catalog is long, and nobody here reads it. */
    private static final String PATH = "/auth/tokens?nocatalog";

    private Login() {}

    static Call of(KeystoneSettings settings) {
        Map<String, Object> scope =
                settings.projectName()
                        .<Map<String, Object>>map(
                                name ->
                                        Map.of(
                                                "project",
                                                Map.of(
                                                        "name",
                                                        name,
                                                        "domain",
                                                        Map.of(
                                                                "name",
                                                                settings.projectDomainName()))))
                        .orElseGet(
                                () -> Map.of("domain", Map.of("name", settings.userDomainName())));
        return call(user(settings), scope);
    }

    private static Map<String, Object> user(KeystoneSettings settings) {
        return Map.of(
                "name",
                settings.username(),
                "domain",
                Map.of("name", settings.userDomainName()),
                "password",
                settings.password().reveal());
    }

    static Call of(String userId, Secret password, String projectId) {
        return call(
                Map.of("id", userId, "password", password.reveal()),
                Map.of("project", Map.of("id", projectId)));
    }

    /** As the trustor, by the user's own password. */
    static Call ofTrust(KeystoneSettings settings, String trustId) {
        return call(user(settings), Map.of("OS-TRUST:trust", Map.of("id", trustId)));
    }

    static Call unscoped(KeystoneSettings settings) {
        return call(user(settings), "unscoped");
    }

    /** A user need not have a role anywhere for this. */
    static Call unscoped(String userId, Secret password) {
        return call(Map.of("id", userId, "password", password.reveal()), "unscoped");
    }

    private static Call call(Map<String, Object> user, Object scope) {
        return Call.post(
                PATH,
                Map.of(
                        "auth",
                        Map.of(
                                "identity",
                                Map.of(
                                        "methods",
                                        List.of("password"),
                                        "password",
                                        Map.of("user", user)),
                                "scope",
                                scope)));
    }
}
