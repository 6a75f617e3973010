package io.hearth.launcher.caller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Orchestration API of a project, where Keystone's catalog says that it is. */
public final class StackApi {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final String project;
    private final String token;

    private StackApi(HttpClient client, String project, String token) {
        this.client = client;
        this.project = project;
        this.token = token;
    }

    /**
     * Logs in.
     *
     * @param environment with {@code OS_AUTH_URL}, {@code OS_USERNAME} and their like
     * @throws IllegalStateException if Keystone refuses the login, or its catalog has no API of
     *     Hearth's
     */
    public static StackApi open(Map<String, String> environment)
            throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        String keystone = environment.getOrDefault("OS_AUTH_URL", "").replaceAll("/+$", "");
        HttpResponse<String> answer =
                client.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                (keystone.endsWith("/v3")
                                                                ? keystone
                                                                : keystone + "/v3")
                                                        + "/auth/tokens"))
                                .timeout(PATIENCE)
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofString(
                                                JSON.writeValueAsString(
                                                        PasswordLogin.body(environment))))
                                .build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(
                    "Keystone refuses %s of project %s with %d; 'hearth doctor' tells more."
                            .formatted(
                                    environment.get("OS_USERNAME"),
                                    environment.get("OS_PROJECT_NAME"),
                                    answer.statusCode()));
        }
        JsonNode catalog = JSON.readTree(answer.body()).at("/token/catalog");
        return new StackApi(
                client,
                orchestration(catalog, environment.get("OS_REGION_NAME")),
                answer.headers().firstValue("X-Subject-Token").orElseThrow());
    }

    private static String orchestration(JsonNode catalog, @Nullable String region) {
        for (JsonNode service : catalog) {
            for (JsonNode endpoint : service.path("endpoints")) {
                if (service.path("type").asText().equals("orchestration")
                        && endpoint.path("interface").asText().equals("public")
                        && (region == null || region.equals(endpoint.path("region").asText()))) {
                    return endpoint.path("url").asText();
                }
            }
        }
        throw new IllegalStateException(
                "Keystone's catalog has no Orchestration API; 'hearth doctor' tells more.");
    }

    /**
     * What the API tells of a stack.
     *
     * @param stack its name or id
     * @throws IllegalStateException if there is no such stack in the project
     */
    public JsonNode stack(String stack) throws IOException, InterruptedException {
        JsonNode found = send("GET", "/stacks/" + encoded(stack), 302, 200);
        return found.path("stack");
    }

    /** The identities of a stack and of those nested in it. */
    public JsonNode identities(JsonNode stack) throws IOException, InterruptedException {
        return send("GET", path(stack) + "/identities?nested_depth=5", 200).path("identities");
    }

    /**
     * Changes a credential for another.
     *
     * @param how {@code rotate}, which lets the old one work for a while, or {@code revoke}
     */
    public void change(JsonNode stack, String resource, String how)
            throws IOException, InterruptedException {
        send("POST", path(stack) + "/identities/" + encoded(resource) + "/" + how, 202);
    }

    private static String path(JsonNode stack) {
        return "/stacks/%s/%s"
                .formatted(encoded(stack.path("stack_name").asText()), stack.path("id").asText());
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode send(String method, String path, int... wanted)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = send(method, URI.create(project + path));
        for (int status : wanted) {
            if (answer.statusCode() == status) {
                String location = answer.headers().firstValue("Location").orElse("");
                return status == 302
                        ? JSON.readTree(send("GET", URI.create(location)).body())
                        : json(answer);
            }
        }
        String message = json(answer).at("/error/message").asText(answer.body());
        throw new IllegalStateException(
                message.isEmpty() ? "The API answers %d.".formatted(answer.statusCode()) : message);
    }

    private HttpResponse<String> send(String method, URI url)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(url)
                        .timeout(PATIENCE)
                        .header("X-Auth-Token", token)
                        .header("Accept", "application/json")
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
