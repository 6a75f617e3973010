package io.hearth.launcher.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The templates of the story, files that users may read and change. */
final class Templates {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Templates() {}

    /** The body of a request that creates a stack. */
    static String request(String stackName, String template, Map<String, Object> parameters) {
        try {
            return JSON.writeValueAsString(
                    Map.of(
                            "stack_name",
                            stackName,
                            "template",
                            text(template),
                            "parameters",
                            parameters,
                            "timeout_mins",
                            30));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String template) {
        try (InputStream stream = Templates.class.getResourceAsStream("/" + template)) {
            if (stream == null) {
                throw new IllegalStateException(template + " is missing in the launcher.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(template + " cannot be read.", e);
        }
    }
}
