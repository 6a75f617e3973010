package io.hearth.launcher.caller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.hearth.launcher.caller.PasswordLogin.Answer.Granted;
import io.hearth.launcher.caller.PasswordLogin.Answer.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Orchestration API of a project, where Keystone's catalog says that it is. */
public final class StackApi {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Web web;
    private final String project;
    private final ProjectToken token;

    private StackApi(Web web, String project, ProjectToken token) {
        this.web = web;
        this.project = project;
        this.token = token;
    }

    /**
     * Logs in.
     *
     * @param environment with {@code OS_AUTH_URL}, {@code OS_USERNAME} and their like
     * @throws IllegalStateException if {@code OS_AUTH_URL} is no address, Keystone refuses the
     *     login, or its catalog has no API of Hearth's
     */
    public static StackApi open(Map<String, String> environment)
            throws IOException, InterruptedException {
        Web web = new Web(PATIENCE);
        return switch (PasswordLogin.of(environment).send(web)) {
            case Granted(ProjectToken token) ->
                    new StackApi(
                            web, orchestration(token, environment.get("OS_REGION_NAME")), token);
            case Refused(int status) ->
                    throw new IllegalStateException(
                            "Keystone refuses %s of project %s with %d; 'hearth doctor' tells more."
                                    .formatted(
                                            environment.get("OS_USERNAME"),
                                            environment.get("OS_PROJECT_NAME"),
                                            status));
        };
    }

    private static String orchestration(ProjectToken token, @Nullable String region) {
        return token.publicEndpoints("orchestration", region)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "Keystone's catalog has no Orchestration API; 'hearth doctor' tells more."));
    }

    /**
     * What the API tells of a stack.
     *
     * @param stack its name or id
     * @throws IllegalStateException if there is no such stack in the project
     */
    public JsonNode stack(String stack) throws IOException, InterruptedException {
        URI named = URI.create(project + "/stacks/" + encoded(stack));
        HttpResponse<String> answer = send("GET", named);
        if (answer.statusCode() == 302) {
            String location = answer.headers().firstValue("Location").orElse("");
            answer = send("GET", Redirect.follow(named, location));
        }
        return expect(200, answer).path("stack");
    }

    /** The identities of a stack and of those nested in it. */
    public JsonNode identities(JsonNode stack) throws IOException, InterruptedException {
        URI url = URI.create(project + path(stack) + "/identities?nested_depth=5");
        return expect(200, send("GET", url)).path("identities");
    }

    /**
     * Changes a credential for another.
     *
     * @param how {@code rotate}, which lets the old one work for a while, or {@code revoke}
     */
    public void change(JsonNode stack, String resource, String how)
            throws IOException, InterruptedException {
        String path = path(stack) + "/identities/" + encoded(resource) + "/" + how;
        expect(202, send("POST", URI.create(project + path)));
    }

    private static String path(JsonNode stack) {
        return "/stacks/%s/%s"
                .formatted(encoded(stack.path("stack_name").asText()), stack.path("id").asText());
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpResponse<String> send(String method, URI url)
            throws IOException, InterruptedException {
        return web.send(method, url, token.header());
    }

    private static JsonNode expect(int status, HttpResponse<String> answer) {
        JsonNode body = json(answer);
        if (answer.statusCode() == status) {
            return body;
        }
        String message = body.at("/error/message").asText(answer.body());
        throw new IllegalStateException(
                message.isEmpty() ? "The API answers %d.".formatted(answer.statusCode()) : message);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return Web.json(answer);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
