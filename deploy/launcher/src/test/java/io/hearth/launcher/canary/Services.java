package io.hearth.launcher.canary;

import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.SecretFiles;
import io.hearth.launcher.layout.Settings;
import io.hearth.launcher.layout.StateDirectory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the services tell whoever watches them: metrics, health, and what an operator is answered.
 * What is planted is a verb, by which requests are counted.
 */
record Services(StateDirectory state) implements Place {
    static String url(StateDirectory state, Part service) {
        return "http://127.0.0.1:%d"
                .formatted(Settings.load(state).ports().of(service.listeners().getFirst()));
    }

    @Override
    public void plant(String text) throws Exception {
        for (Part service : Part.services()) {
            Caller.nobody().send(text, url(state, service) + "/", null);
        }
    }

    @Override
    public List<Piece> pieces() throws Exception {
        List<Piece> pieces = new ArrayList<>();
        for (Part service : Part.services()) {
            for (String path : List.of("/q/metrics", "/q/health", "/q/info", "/q/openapi")) {
                String url = url(state, service) + path;
                pieces.add(
                        Piece.of(
                                service.label() + path,
                                Caller.nobody().send("GET", url, null).all()));
            }
        }
        String token = Files.readString(new SecretFiles(state).operatorToken()).strip();
        Caller operator = new Caller("the operator", Map.of("Authorization", "Bearer " + token));
        String identities = url(state, Part.IDENTITY_WORKER) + "/operator/identities";
        pieces.add(Piece.of("the operator's counts", operator.send("GET", identities, null).all()));
        pieces.add(
                Piece.of(
                        "the operator's scan",
                        operator.send("POST", identities + "/scan", null).all()));
        return pieces;
    }
}
