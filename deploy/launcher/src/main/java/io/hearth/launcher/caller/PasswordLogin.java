package io.hearth.launcher.caller;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** What gets a token for a project from Keystone. */
public final class PasswordLogin {
    private final URI identity;
    private final Map<String, Object> body;

    private PasswordLogin(URI identity, Map<String, Object> user, Map<String, Object> project) {
        this.identity = identity;
        this.body =
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
                                Map.of("project", project)));
    }

    /** What Keystone answers. */
    public sealed interface Answer {
        /** A token. */
        record Granted(ProjectToken token) implements Answer {}

        /** None. */
        record Refused(int status) implements Answer {}
    }

    /**
     * A user's, as OpenStack's clients read it.
     *
     * @param environment with {@code OS_USERNAME} and its like
     * @throws IllegalStateException if its {@code OS_AUTH_URL} is no address
     */
    public static PasswordLogin of(Map<String, String> environment) {
        return at(IdentityAddress.of(environment), environment);
    }

    /**
     * The same at a Keystone that is known.
     *
     * @param identity the Identity API with its version
     */
    public static PasswordLogin at(URI identity, Map<String, String> environment) {
        return new PasswordLogin(
                identity,
                Map.of(
                        "name",
                        environment.getOrDefault("OS_USERNAME", ""),
                        "password",
                        environment.getOrDefault("OS_PASSWORD", ""),
                        "domain",
                        domain(environment, "OS_USER_DOMAIN_NAME")),
                Map.of(
                        "name",
                        environment.getOrDefault("OS_PROJECT_NAME", ""),
                        "domain",
                        domain(environment, "OS_PROJECT_DOMAIN_NAME")));
    }

    /** An instance's: a user of the stack domain, for the stack's domain project. */
    public static PasswordLogin ofInstance(
            URI identity, String domainId, String user, String password, String projectId) {
        return new PasswordLogin(
                identity,
                Map.of("name", user, "password", password, "domain", Map.of("id", domainId)),
                Map.of("id", projectId));
    }

    private static Map<String, Object> domain(Map<String, String> environment, String variable) {
        return Map.of("name", environment.getOrDefault(variable, "Default"));
    }

    /**
     * Logs in.
     *
     * @throws IOException if Keystone does not answer, or no Keystone does
     */
    public Answer send(Web web) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                web.send("POST", URI.create(identity + "/auth/tokens"), Map.of(), body);
        if (answer.statusCode() != 201) {
            return new Answer.Refused(answer.statusCode());
        }
        return new Answer.Granted(
                new ProjectToken(
                        answer.headers()
                                .firstValue("X-Subject-Token")
                                .orElseThrow(
                                        () ->
                                                new IOException(
                                                        "What answers at %s gives no token."
                                                                .formatted(identity))),
                        Web.json(answer).path("token")));
    }
}
