package io.hearth.keystone;

import io.hearth.contract.seal.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where Keystone is and as whom to log in, checked.
 *
 * @param url the Identity API's base with its version, such as {@code http://127.0.0.1:5000/v3}
 * @param userDomainName the name of the user's domain
 * @param projectName the project that the login is scoped to; without it the login is scoped to the
 *     user's own domain
 * @param timeout how long one call may take
 */
public record KeystoneSettings(
        String url,
        String region,
        String username,
        String userDomainName,
        Secret password,
        Optional<String> projectName,
        String projectDomainName,
        Duration timeout) {
    public KeystoneSettings {
        url = url.strip().replaceAll("/+$", "");
        if (!url.matches("https?://.+/v3")) {
            throw new IllegalArgumentException(
                    "Keystone's URL must name the Identity API v3, as http://127.0.0.1:5000/v3; not %s."
                            .formatted(url));
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(
                    "Keystone's timeout must be positive, not %s.".formatted(timeout));
        }
    }

    /** A login scoped to a project of domain Default. */
    public static KeystoneSettings ofProject(
            String url, String username, Secret password, String projectName) {
        return new KeystoneSettings(
                url,
                "RegionOne",
                username,
                "Default",
                password,
                Optional.of(projectName),
                "Default",
                Duration.ofSeconds(20));
    }

    /** A login scoped to the user's own domain. */
    public static KeystoneSettings ofDomain(
            String url, String username, Secret password, String domainName) {
        return new KeystoneSettings(
                url,
                "RegionOne",
                username,
                domainName,
                password,
                Optional.empty(),
                "Default",
                Duration.ofSeconds(20));
    }

    /**
     * @throws IllegalArgumentException if no password is configured, or its file cannot be read
     */
    public static KeystoneSettings of(KeystoneConfig config) {
        return of(KeystoneConfig.PREFIX, config);
    }

    /**
     * @param prefix of the properties that these are
     * @throws IllegalArgumentException if no password is configured, or its file cannot be read
     */
    static KeystoneSettings of(String prefix, KeystoneConfig config) {
        return new KeystoneSettings(
                config.url(),
                config.region(),
                config.username(),
                config.userDomainName(),
                password(prefix, config.username(), config.passwordFile(), config.password()),
                config.projectName(),
                config.projectDomainName(),
                config.timeout());
    }

    /**
     * The same Keystone as another user.
     *
     * @param prefix of the properties that name the user, such as {@code hearth.trustee}
     * @param passwordFile a file with the password on its first line
     * @throws IllegalArgumentException if no password is configured, or its file cannot be read
     */
    public KeystoneSettings as(
            String prefix,
            String otherUsername,
            String otherDomainName,
            Optional<Path> passwordFile,
            Optional<String> givenPassword) {
        return new KeystoneSettings(
                url,
                region,
                otherUsername,
                otherDomainName,
                password(prefix, otherUsername, passwordFile, givenPassword),
                projectName,
                projectDomainName,
                timeout);
    }

    private static Secret password(
            String prefix, String username, Optional<Path> file, Optional<String> given) {
        return file.map(KeystoneSettings::firstLine)
                .or(() -> given)
                .map(Secret::of)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "Set %s.password-file or %s.password: the password of Keystone's user %s."
                                                .formatted(prefix, prefix, username)));
    }

    private static String firstLine(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.isEmpty() || lines.getFirst().isBlank()) {
                throw new IllegalArgumentException(
                        "The first line of %s must be a password.".formatted(file));
            }
            return lines.getFirst().strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The password file %s is not readable.".formatted(file), e);
        }
    }
}
