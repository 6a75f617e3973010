package io.hearth.launcher.daemon;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.KeystoneSettings;
import io.hearth.launcher.layout.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The login of a Keystone's administrator, as OpenStack's clients take it from the environment. */
public final class AdminLogin {
    /** The administrator of a private Keystone, and its project. */
    public static final String USER = "admin";

    /** The variable with the region. */
    public static final String REGION = "OS_REGION_NAME";

    private static final String PASSWORD_FILE = "OS_PASSWORD_FILE";

    private AdminLogin() {}

    /**
     * @param url the Identity API's base with its version
     * @throws IllegalStateException if a variable is missing; names it
     */
    public static KeystoneSettings fromEnvironment(URI url, Map<String, String> environment) {
        return new KeystoneSettings(
                url.toString(),
                environment.getOrDefault(REGION, Settings.USUAL_REGION),
                needed(environment, "OS_USERNAME"),
                environment.getOrDefault("OS_USER_DOMAIN_NAME", "Default"),
                password(environment),
                Optional.of(needed(environment, "OS_PROJECT_NAME")),
                environment.getOrDefault("OS_PROJECT_DOMAIN_NAME", "Default"),
                Duration.ofSeconds(20));
    }

    /** From a file where the environment is to hold no secret, as in a container. */
    private static Secret password(Map<String, String> environment) {
        String file = environment.getOrDefault(PASSWORD_FILE, "");
        if (file.isEmpty()) {
            return Secret.of(needed(environment, "OS_PASSWORD"));
        }
        try {
            return Secret.of(Files.readString(Path.of(file)).strip());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The file %s that %s names cannot be read.".formatted(file, PASSWORD_FILE), e);
        }
    }

    private static String needed(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(
                    "%s is not set; the login of Keystone's administrator is taken from the environment (OS_USERNAME, OS_PASSWORD, OS_PROJECT_NAME, OS_USER_DOMAIN_NAME, OS_PROJECT_DOMAIN_NAME)."
                            .formatted(name));
        }
        return value;
    }
}
