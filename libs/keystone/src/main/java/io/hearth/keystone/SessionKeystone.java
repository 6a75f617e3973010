package io.hearth.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.contract.seal.Secret;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** {@link Keystone} by one HTTP call a method. */
final class SessionKeystone implements Keystone {
    /** A user without a person: nobody could change an expired password or wait out a lock. */
    private static final Map<String, Boolean> AUTOMATED =
            Map.of(
                    "ignore_change_password_upon_first_use", true,
                    "ignore_password_expiry", true,
                    "ignore_lockout_failure_attempts", true);

    private final Session session;
    private final Transport transport;

    SessionKeystone(Session session, Transport transport) {
        this.session = session;
        this.transport = transport;
    }

    @Override
    public Optional<Project> project(String id) {
        return ifFound(Call.get("/projects/" + Call.id(id)))
                .map(body -> Shapes.project(body.path("project")));
    }

    @Override
    public Optional<Project> findProject(String domainId, String name) {
        return projects(Map.of("domain_id", domainId, "name", name)).stream().findFirst();
    }

    @Override
    public List<Project> projects(String domainId) {
        return projects(Map.of("domain_id", domainId));
    }

    private List<Project> projects(Map<String, String> filter) {
        return Pages.all("projects", filter, this::send, Shapes::project);
    }

    @Override
    public Project createProject(String domainId, String name, String description) {
        Map<String, Object> project =
                Map.of("domain_id", domainId, "name", name, "description", description);
        JsonNode body = send(Call.post("/projects", Map.of("project", project)));
        return Shapes.project(body.path("project"));
    }

    @Override
    public void deleteProject(String id) {
        send(Call.delete("/projects/" + Call.id(id)));
    }

    @Override
    public Optional<User> user(String id) {
        return ifFound(Call.get("/users/" + Call.id(id)))
                .map(body -> Shapes.user(body.path("user")));
    }

    @Override
    public Optional<User> findUser(String domainId, String name) {
        return users(Map.of("domain_id", domainId, "name", name)).stream().findFirst();
    }

    @Override
    public List<User> users(String domainId) {
        return users(Map.of("domain_id", domainId));
    }

    private List<User> users(Map<String, String> filter) {
        return Pages.all("users", filter, this::send, Shapes::user);
    }

    @Override
    public User createUser(NewUser wanted) {
        Map<String, Object> user = new HashMap<>();
        user.put("domain_id", wanted.domainId());
        user.put("name", wanted.name());
        user.put("description", wanted.description());
        if (wanted.defaultProjectId() != null) {
            user.put("default_project_id", wanted.defaultProjectId());
        }
        user.put("options", AUTOMATED);
        Secret password = wanted.password();
        if (password != null) {
            user.put("password", password.reveal());
        }
        return Shapes.user(send(Call.post("/users", Map.of("user", user))).path("user"));
    }

    @Override
    public void setPassword(String userId, Secret password) {
        change(userId, Map.of("password", password.reveal()));
    }

    @Override
    public void setUserEnabled(String userId, boolean enabled) {
        change(userId, Map.of("enabled", enabled));
    }

    /** Only what changes: a password sent again would cost a hash and end the user's tokens. */
    private void change(String userId, Map<String, Object> fields) {
        send(Call.patch("/users/" + Call.id(userId), Map.of("user", fields)));
    }

    @Override
    public void deleteUser(String id) {
        send(Call.delete("/users/" + Call.id(id)));
    }

    @Override
    public String roleId(String name) {
        JsonNode body = send(Call.get("/roles" + Call.query(Map.of("name", name))));
        return Shapes.list(body.path("roles"), role -> Answer.text(role, "id")).stream()
                .findFirst()
                .orElseThrow(
                        () ->
                                new KeystoneException.NotFound(
                                        "Keystone has no role '%s'; hearth bootstrap makes it."
                                                .formatted(name)));
    }

    @Override
    public void grantRole(String projectId, String userId, String roleId) {
        send(Call.put(grant(projectId, userId, roleId)));
    }

    @Override
    public boolean hasRole(String projectId, String userId, String roleId) {
        Answer answer = await(session.send(Call.get(grant(projectId, userId, roleId))));
        if (answer.status() != 404) {
            answer.orThrow();
        }
        return answer.status() != 404;
    }

    @Override
    public List<Grant> grants(String userId) {
        return Pages.all(
                "role_assignments", Map.of("user.id", userId), this::send, Shapes::grantOfUser);
    }

    @Override
    public void revokeRole(String projectId, String userId, String roleId) {
        Answer answer = await(session.send(Call.delete(grant(projectId, userId, roleId))));
        if (answer.status() != 404) {
            answer.orThrow();
        }
    }

    private static String grant(String projectId, String userId, String roleId) {
        return "/projects/%s/users/%s/roles/%s"
                .formatted(Call.id(projectId), Call.id(userId), Call.id(roleId));
    }

    @Override
    public Optional<Ec2Credential> ec2Credential(String credentialId) {
        return ifFound(Call.get("/credentials/" + Call.id(credentialId)))
                .map(body -> Shapes.ec2Credential(body.path("credential")));
    }

    @Override
    public List<Ec2Credential> ec2Credentials(String userId) {
        Map<String, String> filter = Map.of("user_id", userId, "type", "ec2");
        return Pages.all("credentials", filter, this::send, Shapes::ec2Credential);
    }

    @Override
    public List<String> credentialIds(String userId) {
        return Pages.all(
                "credentials",
                Map.of("user_id", userId),
                this::send,
                credential -> Answer.text(credential, "id"));
    }

    @Override
    public Ec2Credential createEc2Credential(
            String userId,
            String projectId,
            String accessKey,
            Secret secretKey,
            @Nullable String trustId) {
        Map<String, Object> credential =
                Map.of(
                        "type",
                        "ec2",
                        "user_id",
                        userId,
                        "project_id",
                        projectId,
                        "blob",
                        Shapes.blob(accessKey, secretKey, trustId));
        JsonNode body = send(Call.post("/credentials", Map.of("credential", credential)));
        return Shapes.ec2Credential(body.path("credential"));
    }

    @Override
    public void deleteCredential(String id) {
        send(Call.delete("/credentials/" + Call.id(id)));
    }

    @Override
    public Keystone as(String userId, Secret password) {
        Call login = Login.unscoped(userId, password);
        return new SessionKeystone(new Session(transport, login, Clock.systemUTC()), transport);
    }

    @Override
    public Token logIn(String userId, Secret password, String projectId) {
        Call login = Login.of(userId, password, projectId);
        return Session.token(await(transport.send(login, Optional.empty())));
    }

    private JsonNode send(Call call) {
        return await(session.send(call)).orThrow().body();
    }

    private Optional<JsonNode> ifFound(Call call) {
        Answer answer = await(session.send(call));
        return answer.status() == 404 ? Optional.empty() : Optional.of(answer.orThrow().body());
    }

    static Answer await(CompletableFuture<Answer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeystoneException.Unavailable(
                    "The wait for Keystone was interrupted.", Optional.empty());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KeystoneException failure) {
                throw failure;
            }
            throw new IllegalStateException("The Keystone client is broken.", e.getCause());
        }
    }
}
