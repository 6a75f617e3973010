package io.hearth.launcher.canary;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.launcher.layout.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a local Hearth keeps in its files of secrets: the password of each of its accounts in
 * Keystone, the operator's token, the keys that all else is sealed with.
 */
final class StoredSecrets {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StoredSecrets() {}

    static List<Canary> of(StateDirectory state) throws IOException {
        List<Canary> secrets = new ArrayList<>();
        try (Stream<Path> files = Files.list(state.secrets())) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                String text = Files.readString(file);
                if (name.endsWith(".json")) {
                    JSON.readTree(text)
                            .findValuesAsText("value")
                            .forEach(key -> secrets.add(secret("a key of " + name, key)));
                } else {
                    secrets.add(secret(name, text.strip()));
                }
            }
        }
        return secrets;
    }

    private static Canary secret(String name, String value) {
        return new Canary(name, value, Canary.Sight.HOLDER);
    }
}
