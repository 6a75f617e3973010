package io.hearth.launcher.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * The body of a request for a tree of 50 resources in seven stacks, five to eight of them with
 * identities.
 *
 * @param version what all that can be updated is to be
 * @param fails whether the last leaf of one branch fails
 */
record TreeRequest(String name, int version, boolean fails) {
    static final int RESOURCES = 50;

    Map<String, Object> body() {
        return Map.of(
                "stack_name",
                name,
                "template",
                text("tree.yaml"),
                "files",
                Map.of("branch.yaml", text("branch.yaml"), "leaf.yaml", text("leaf.yaml")),
                "parameters",
                Map.of(
                        "version",
                        version(version),
                        "parity",
                        version % 2 == 0 ? "even" : "odd",
                        "fail",
                        fails),
                "disable_rollback",
                false,
                "timeout_mins",
                5);
    }

    /** As the parameter says it. */
    static String version(int version) {
        return "v" + version;
    }

    private static String text(String template) {
        try (InputStream stream = TreeRequest.class.getResourceAsStream("/crash/" + template)) {
            return new String(
                    Objects.requireNonNull(stream, template).readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
