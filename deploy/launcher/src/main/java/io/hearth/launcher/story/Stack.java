package io.hearth.launcher.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** A stack, seen through the Orchestration API by its owner. */
public final class Stack {
    private final Http http;
    private final String projectUrl;
    private final String token;
    private final String name;
    private final String id;

    /**
     * @param projectUrl the API's base address with the owner's project
     * @param token the owner's
     */
    Stack(Http http, String projectUrl, String token, String name, String id) {
        this.http = http;
        this.projectUrl = projectUrl;
        this.token = token;
        this.name = name;
        this.id = id;
    }

    public String name() {
        return name;
    }

    String id() {
        return id;
    }

    String url() {
        return "%s/stacks/%s/%s".formatted(projectUrl, name, id);
    }

    /** The path below a project's address, for others than the owner. */
    String path() {
        return "/stacks/%s/%s".formatted(name, id);
    }

    JsonNode show() throws Exception {
        return http.get(url(), token).expect(200).json().path("stack");
    }

    JsonNode resources() throws Exception {
        return http.get(url() + "/resources", token).expect(200).json().path("resources");
    }

    JsonNode identities() throws Exception {
        return http.get(url() + "/identities", token).expect(200).json().path("identities");
    }

    /** The text of an output. */
    String output(String key) throws Exception {
        JsonNode output =
                http.get(url() + "/outputs/" + key, token).expect(200).json().path("output");
        Check.that(
                output.path("output_error").isMissingNode(),
                "Output %s has an error: %s".formatted(key, output));
        return output.path("output_value").asText();
    }

    JsonNode await(String status, Duration patience) throws Exception {
        return Check.eventually(
                patience,
                () -> {
                    JsonNode stack = show();
                    Check.that(
                            stack.path("stack_status").asText().equals(status),
                            "Stack %s should become %s, but is %s: %s"
                                    .formatted(
                                            name,
                                            status,
                                            stack.path("stack_status").asText(),
                                            stack.path("stack_status_reason").asText()));
                    return stack;
                });
    }

    void delete() throws Exception {
        http.delete(url(), token).expect(204);
    }
}
