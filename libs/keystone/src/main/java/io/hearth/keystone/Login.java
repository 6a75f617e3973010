package io.hearth.keystone;

import java.util.List;
import java.util.Map;

/** The bodies of {@code POST /v3/auth/tokens}. */
final class Login {
    /** The catalog is long, and nobody here reads it. */
    private static final String PATH = "/auth/tokens?nocatalog";

    private Login() {}

    static Call of(KeystoneSettings settings) {
        Map<String, Object> user =
                Map.of(
                        "name",
                        settings.username(),
                        "domain",
                        Map.of("name", settings.userDomainName()),
                        "password",
                        settings.password().reveal());
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
        return call(user, scope);
    }

    static Call of(String userId, String password, String projectId) {
        return call(
                Map.of("id", userId, "password", password),
                Map.of("project", Map.of("id", projectId)));
    }

    private static Call call(Map<String, Object> user, Map<String, Object> scope) {
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
