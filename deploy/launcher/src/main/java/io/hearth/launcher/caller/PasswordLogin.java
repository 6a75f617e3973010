package io.hearth.launcher.caller;

import java.util.List;
import java.util.Map;

/** What a user's client sends to Keystone to get a token for a project. */
public final class PasswordLogin {
    private PasswordLogin() {}

    /**
     * The body of {@code POST /v3/auth/tokens}.
     *
     * @param environment with {@code OS_USERNAME} and its like
     */
    public static Map<String, Object> body(Map<String, String> environment) {
        Map<String, Object> user =
                Map.of(
                        "name",
                        environment.getOrDefault("OS_USERNAME", ""),
                        "password",
                        environment.getOrDefault("OS_PASSWORD", ""),
                        "domain",
                        domain(environment, "OS_USER_DOMAIN_NAME"));
        Map<String, Object> project =
                Map.of(
                        "name",
                        environment.getOrDefault("OS_PROJECT_NAME", ""),
                        "domain",
                        domain(environment, "OS_PROJECT_DOMAIN_NAME"));
        return Map.of(
                "auth",
                Map.of(
                        "identity",
                        Map.of("methods", List.of("password"), "password", Map.of("user", user)),
                        "scope",
                        Map.of("project", project)));
    }

    private static Map<String, Object> domain(Map<String, String> environment, String variable) {
        return Map.of("name", environment.getOrDefault(variable, "Default"));
    }
}
