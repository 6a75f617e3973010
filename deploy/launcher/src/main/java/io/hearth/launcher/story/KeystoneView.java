package io.hearth.launcher.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.launcher.caller.PasswordLogin;
import io.hearth.launcher.caller.PasswordLogin.Answer.Granted;
import io.hearth.launcher.caller.PasswordLogin.Answer.Refused;
import io.hearth.launcher.caller.ProjectToken;
import io.hearth.launcher.caller.Web;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Keystone by its plain API: tokens, and what an administrator sees. */
final class KeystoneView {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> LOGIN =
            List.of(
                    "OS_USERNAME",
                    "OS_USER_DOMAIN_NAME",
                    "OS_PASSWORD",
                    "OS_PROJECT_NAME",
                    "OS_PROJECT_DOMAIN_NAME");

    private final Http http;
    private final String url;
    private final String adminToken;

    /**
     * @param url the Identity API's base with its version
     * @param admin the administrator's environment, as OpenStack's clients read it
     */
    KeystoneView(Http http, String url, Map<String, String> admin) throws Exception {
        this.http = http;
        this.url = url;
        this.adminToken = logIn(admin).text();
    }

    ProjectToken logIn(Map<String, String> environment) throws Exception {
        for (String name : LOGIN) {
            if (!environment.containsKey(name)) {
                throw new StoryException(
                        "%s is not set; the login of your Keystone's administrator, who looks for the identities, is taken from the environment (OS_USERNAME, OS_PASSWORD, OS_PROJECT_NAME, …)."
                                .formatted(name));
            }
        }
        return logIn(PasswordLogin.at(URI.create(url), environment));
    }

    /** As an instance logs in: a user of the stack domain, for the stack's domain project. */
    ProjectToken logIn(String domainId, String user, String password, String projectId)
            throws Exception {
        return logIn(
                PasswordLogin.ofInstance(URI.create(url), domainId, user, password, projectId));
    }

    private ProjectToken logIn(PasswordLogin login) throws Exception {
        return switch (login.send(new Web(PATIENCE))) {
            case Granted(ProjectToken token) -> token;
            case Refused(int status) ->
                    throw new StoryException(
                            "POST %s/auth/tokens should answer 201, but answered %d."
                                    .formatted(url, status));
        };
    }

    /** The id of the domain of that name. */
    String domainId(String name) throws Exception {
        return list("/domains?name=" + name, "domains").path(0).path("id").asText();
    }

    /** The names of the domain's users. */
    Set<String> users(String domainId) throws Exception {
        return texts(list("/users?domain_id=" + domainId, "users"), "name");
    }

    /** The names of the domain's users that are disabled. */
    Set<String> disabledUsers(String domainId) throws Exception {
        return texts(list("/users?enabled=false&domain_id=" + domainId, "users"), "name");
    }

    /** The ids of the domain's projects. */
    Set<String> projects(String domainId) throws Exception {
        return texts(list("/projects?domain_id=" + domainId, "projects"), "id");
    }

    /** The ids of the users with a role on the project. */
    Set<String> members(String projectId) throws Exception {
        return texts(
                list("/role_assignments?scope.project.id=" + projectId, "role_assignments"),
                "/user/id");
    }

    /** The ids of the domain's users, and how many EC2 keypairs they have together. */
    int keypairs(String domainId) throws Exception {
        int keypairs = 0;
        for (String user : texts(list("/users?domain_id=" + domainId, "users"), "id")) {
            keypairs += list("/credentials?type=ec2&user_id=" + user, "credentials").size();
        }
        return keypairs;
    }

    private JsonNode list(String path, String collection) throws Exception {
        return http.get(url + path, adminToken).expect(200).json().path(collection);
    }

    private static Set<String> texts(JsonNode entries, String field) {
        Set<String> texts = new TreeSet<>();
        for (JsonNode entry : entries) {
            texts.add(entry.at(field.startsWith("/") ? field : "/" + field).asText());
        }
        return texts;
    }
}
