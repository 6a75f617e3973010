package io.hearth.bench;

import io.hearth.bench.Deployment.Login;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The Keystone calls that identities cost, made directly: what Hearth is compared with. */
final class BareKeystone {
    private final Json http = new Json();
    private final Deployment deployment;
    private final String token;
    private final String roleId;

    BareKeystone(Deployment deployment) {
        this.deployment = deployment;
        this.token = logIn(deployment.domainAdmin()).token();
        this.roleId =
                http.call("GET", deployment.keystone() + "/roles?name=heat_stack_user", token, null)
                        .expect(200)
                        .body()
                        .at("/roles/0/id")
                        .asText();
    }

    /** A token with the project that it is scoped to. */
    record Session(String token, String projectId) {}

    Session logIn(Login login) {
        Map<String, Object> domain = Map.of("name", login.domainName());
        return logIn(
                Map.of("name", login.username(), "domain", domain, "password", login.password()),
                login.projectName() == null
                        ? Map.of("domain", domain)
                        : Map.of("project", Map.of("name", login.projectName(), "domain", domain)));
    }

    /** As a stack user, by name within the stack domain. */
    Session logInStackUser(String username, String password, String domainProjectId) {
        return logIn(
                Map.of(
                        "name", username,
                        "domain", Map.of("id", deployment.stackUserDomainId()),
                        "password", password),
                Map.of("project", Map.of("id", domainProjectId)));
    }

    String createProject() {
        return http.call(
                        "POST",
                        deployment.keystone() + "/projects",
                        token,
                        Map.of(
                                "project",
                                Map.of(
                                        "name", name(),
                                        "domain_id", deployment.stackUserDomainId(),
                                        "description", "benchmark")))
                .expect(201)
                .body()
                .at("/project/id")
                .asText();
    }

    /** User without password, role grant, EC2 credential: one identity. */
    String createIdentity(String projectId) {
        String userId =
                http.call(
                                "POST",
                                deployment.keystone() + "/users",
                                token,
                                Map.of(
                                        "user",
                                        Map.of(
                                                "name",
                                                name(),
                                                "domain_id",
                                                deployment.stackUserDomainId(),
                                                "default_project_id",
                                                projectId,
                                                "description",
                                                "benchmark")))
                        .expect(201)
                        .body()
                        .at("/user/id")
                        .asText();
        http.call(
                        "PUT",
                        "%s/projects/%s/users/%s/roles/%s"
                                .formatted(deployment.keystone(), projectId, userId, roleId),
                        token,
                        null)
                .expect(204);
        http.call(
                        "POST",
                        deployment.keystone() + "/credentials",
                        token,
                        Map.of(
                                "credential",
                                Map.of(
                                        "type",
                                        "ec2",
                                        "user_id",
                                        userId,
                                        "project_id",
                                        projectId,
                                        "blob",
                                        "{\"access\": \"%s\", \"secret\": \"%s\"}"
                                                .formatted(name(), name()))))
                .expect(201);
        return userId;
    }

    void remove(String projectId, List<String> userIds) {
        for (String userId : userIds) {
            http.call("DELETE", deployment.keystone() + "/users/" + userId, token, null);
        }
        http.call("DELETE", deployment.keystone() + "/projects/" + projectId, token, null);
    }

    private Session logIn(Map<String, Object> user, @Nullable Map<String, Object> scope) {
        Json.Answer answer =
                http.call(
                                "POST",
                                deployment.keystone() + "/auth/tokens",
                                null,
                                Map.of(
                                        "auth",
                                        Map.of(
                                                "identity",
                                                Map.of(
                                                        "methods", List.of("password"),
                                                        "password", Map.of("user", user)),
                                                "scope",
                                                scope)))
                        .expect(201);
        return new Session(
                answer.response().headers().firstValue("X-Subject-Token").orElseThrow(),
                answer.body().at("/token/project/id").asText());
    }

    private static String name() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
