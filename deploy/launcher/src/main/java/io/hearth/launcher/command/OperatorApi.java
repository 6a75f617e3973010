package io.hearth.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.launcher.caller.Web;
import io.hearth.launcher.daemon.RunRecord;
import io.hearth.launcher.layout.Listener;
import io.hearth.launcher.layout.SecretFiles;
import io.hearth.launcher.layout.Settings;
import io.hearth.launcher.layout.StateDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;

/** What the identity worker of the local Hearth answers its operator. */
final class OperatorApi {
    /** A scan lists a whole domain. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final String url;
    private final String authorization;

    private OperatorApi(String url, String authorization) {
        this.url = url;
        this.authorization = authorization;
    }

    /**
     * @throws IllegalStateException while that Hearth is down
     */
    static OperatorApi of(StateDirectory state) throws IOException {
        RunRecord.requireRunning(state);
        int port = Settings.load(state).ports().of(Listener.IDENTITY_WORKER);
        String token = Files.readString(new SecretFiles(state).operatorToken()).strip();
        return new OperatorApi(
                "http://127.0.0.1:%d/operator/identities".formatted(port), "Bearer " + token);
    }

    /**
     * @param path below the identities; empty for their counts
     */
    JsonNode send(String method, String path) throws IOException, InterruptedException {
        URI address = URI.create(url + path);
        HttpResponse<String> answer =
                new Web(PATIENCE).send(method, address, Map.of("Authorization", authorization));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    "The identity worker answers %d to %s %s: %s 'hearth logs identity-worker' tells more."
                            .formatted(answer.statusCode(), method, address, answer.body()));
        }
        return Web.json(answer);
    }
}
