package io.hearth.launcher.canary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The templates of the stacks that secrets are planted with. */
final class Templates {
    private Templates() {}

    static String text(String name) throws IOException {
        try (InputStream stream = Templates.class.getResourceAsStream("/canary/" + name)) {
            return new String(
                    Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
