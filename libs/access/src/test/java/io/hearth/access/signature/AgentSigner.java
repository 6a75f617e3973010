package io.hearth.access.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.access.signature.wire.RawRequest;
import io.hearth.contract.seal.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Signs requests with the libraries that agents use: Python's boto and keystoneclient. */
final class AgentSigner {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCRIPT = "/sign-as-agents.py";

    private AgentSigner() {}

    /** Requests that are signed now. */
    static List<SignedByOthers> requests(int count, long seed, Path directory)
            throws IOException, InterruptedException {
        Path script = directory.resolve("sign-as-agents.py");
        try (var text = Objects.requireNonNull(AgentSigner.class.getResourceAsStream(SCRIPT))) {
            Files.copy(text, script);
        }
        Path printed = directory.resolve("requests");
        Process python =
                new ProcessBuilder(
                                "/usr/bin/python3",
                                script.toString(),
                                String.valueOf(count),
                                String.valueOf(seed))
                        .redirectOutput(printed.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        assertThat(python.waitFor()).as("what the libraries of agents ended with").isZero();
        Instant now = Instant.now();
        try (var lines = Files.lines(printed)) {
            return lines.map(line -> read(line, now)).toList();
        }
    }

    private static SignedByOthers read(String line, Instant now) {
        try {
            JsonNode it = JSON.readTree(line);
            Map<String, List<String>> headers = new LinkedHashMap<>();
            it.path("headers")
                    .properties()
                    .forEach(
                            header ->
                                    headers.put(
                                            header.getKey(), List.of(header.getValue().asText())));
            RawRequest request =
                    new RawRequest(
                            it.path("verb").asText(),
                            it.path("target").asText(),
                            Objects.requireNonNull(headers.get("Host")).getFirst(),
                            headers,
                            it.path("body").asText().getBytes(StandardCharsets.UTF_8));
            return new SignedByOthers(
                    it.path("how").asText(),
                    request,
                    it.path("access").asText(),
                    Secret.of(it.path("secret").asText()),
                    now);
        } catch (IOException e) {
            throw new IllegalArgumentException(line, e);
        }
    }
}
