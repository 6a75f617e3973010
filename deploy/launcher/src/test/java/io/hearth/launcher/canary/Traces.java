package io.hearth.launcher.canary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.launcher.parts.TraceCollector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * What the services have told their collector. What is planted is a path, as a request is known by
 * it; when it has come, so has all that was before.
 */
record Traces(StateDirectory state, TraceCollector collector) implements Place {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public void plant(String text) throws Exception {
        List<String> paths = new ArrayList<>();
        for (Part service : Part.services()) {
            String path = "/%s-%s".formatted(text, service.label());
            paths.add(path);
            Caller.nobody().send("GET", Services.url(state, service) + path, null);
        }
        Awaitility.await("the traces")
                .atMost(PATIENCE)
                .until(() -> paths.stream().allMatch(this::has));
    }

    private boolean has(String path) {
        return collector.exports().stream()
                .anyMatch(export -> new String(export, ISO_8859_1).contains(path));
    }

    @Override
    public List<Piece> pieces() {
        return collector.exports().stream().map(export -> new Piece("a trace", export)).toList();
    }
}
