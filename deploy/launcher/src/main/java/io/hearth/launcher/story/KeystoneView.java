package io.hearth.launcher.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Keystone by its plain API: tokens, and what an administrator sees. */
final class KeystoneView {
    private static final ObjectMapper JSON = new ObjectMapper();

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
        this.adminToken = logIn(admin).token();
    }

    /**
     * A token and the project it is good for.
     *
     * @param catalog where Keystone says that services are
     */
    record Login(String token, String projectId, JsonNode catalog) {
        /** The public address of a service's API in a region; empty if there is none. */
        String publicEndpoint(String serviceType, String region) {
            for (JsonNode service : catalog) {
                for (JsonNode endpoint : service.path("endpoints")) {
                    if (service.path("type").asText().equals(serviceType)
                            && endpoint.path("interface").asText().equals("public")
                            && endpoint.path("region_id").asText().equals(region)) {
                        return endpoint.path("url").asText();
                    }
                }
            }
            return "";
        }
    }

    Login logIn(Map<String, String> environment) throws Exception {
        return logIn(
                Map.of(
                        "name",
                        variable(environment, "OS_USERNAME"),
                        "domain",
                        Map.of("name", variable(environment, "OS_USER_DOMAIN_NAME")),
                        "password",
                        variable(environment, "OS_PASSWORD")),
                Map.of(
                        "name",
                        variable(environment, "OS_PROJECT_NAME"),
                        "domain",
                        Map.of("name", variable(environment, "OS_PROJECT_DOMAIN_NAME"))));
    }

    /** As an instance logs in: a user of the stack domain, for the stack's domain project. */
    Login logIn(String domainId, String user, String password, String projectId) throws Exception {
        return logIn(
                Map.of("name", user, "domain", Map.of("id", domainId), "password", password),
                Map.of("id", projectId));
    }

    private Login logIn(Map<String, Object> user, Map<String, Object> project) throws Exception {
        Map<String, Object> body =
                Map.of(
                        "auth",
                        Map.of(
                                "identity",
                                Map.of(
                                        "methods",
                                        new String[] {"password"},
                                        "password",
                                        Map.of("user", user)),
                                "scope",
                                Map.of("project", project)));
        Answer answer =
                http.send(
                                "POST",
                                url + "/auth/tokens",
                                Map.of("Content-Type", "application/json"),
                                JSON.writeValueAsString(body))
                        .expect(201);
        JsonNode token = answer.json().path("token");
        return new Login(
                answer.header("X-Subject-Token"),
                token.at("/project/id").asText(),
                token.path("catalog"));
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

    private static String variable(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new StoryException(
                    "%s is not set; the login of your Keystone's administrator, who looks for the identities, is taken from the environment (OS_USERNAME, OS_PASSWORD, OS_PROJECT_NAME, …)."
                            .formatted(name));
        }
        return value;
    }
}
