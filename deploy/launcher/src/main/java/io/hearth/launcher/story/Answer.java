package io.hearth.launcher.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;

/** What a server answered. */
record Answer(String request, int status, HttpResponse<String> response) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(HttpResponse<String> response) {
        return new Answer(
                response.request().method() + " " + response.request().uri().getPath(),
                response.statusCode(),
                response);
    }

    String body() {
        return response.body();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    JsonNode json() {
        return json(body());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new StoryException("This should be JSON: " + text, e);
        }
    }

    /** This answer, if it has that status. */
    Answer expect(int expected) {
        Check.that(
                status == expected,
                "%s should answer %d, but answered %d: %s"
                        .formatted(request, expected, status, body()));
        return this;
    }
}
