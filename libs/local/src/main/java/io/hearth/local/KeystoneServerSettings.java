package io.hearth.local;

import io.hearth.contract.seal.Secret;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A private Keystone: where it lives, listens and keeps its data.
 *
 * @param directory holds everything but the database; created when missing
 * @param port on the loopback interface
 * @param adminPassword of the user {@code admin} in project {@code admin}, domain Default; at least
 *     8 letters, digits or {@code -_.~}
 * @param bcryptRounds cost of a password's hash, 4 to 31; each step doubles the time of a login
 */
public record KeystoneServerSettings(
        Path directory,
        int port,
        KeystoneDatabase database,
        Secret adminPassword,
        String region,
        int bcryptRounds,
        KeystoneOrigin origin) {
    /** Keystone's own default. */
    public static final int DEFAULT_BCRYPT_ROUNDS = 12;

    /** The least that bcrypt allows; for tests. */
    public static final int FAST_BCRYPT_ROUNDS = 4;

    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9._~-]{8,72}");

    public KeystoneServerSettings {
        directory = directory.toAbsolutePath().normalize();
        if (bcryptRounds < 4 || bcryptRounds > 31) {
            throw new IllegalArgumentException(
                    "Keystone's bcrypt rounds must be 4 to 31, not %d.".formatted(bcryptRounds));
        }
        if (!PASSWORD.matcher(adminPassword.reveal()).matches()) {
            throw new IllegalArgumentException(
                    "Keystone's admin password must be 8 to 72 letters, digits or any of -_.~ .");
        }
    }

    public static KeystoneServerSettings of(
            Path directory, int port, KeystoneDatabase database, Secret adminPassword) {
        return new KeystoneServerSettings(
                directory,
                port,
                database,
                adminPassword,
                "RegionOne",
                DEFAULT_BCRYPT_ROUNDS,
                KeystoneOrigin.USUAL);
    }

    public KeystoneServerSettings withBcryptRounds(int rounds) {
        return new KeystoneServerSettings(
                directory, port, database, adminPassword, region, rounds, origin);
    }

    public KeystoneServerSettings withOrigin(KeystoneOrigin programs) {
        return new KeystoneServerSettings(
                directory, port, database, adminPassword, region, bcryptRounds, programs);
    }

    /** The Identity API's base with its version. */
    public String url() {
        return "http://127.0.0.1:%d/v3".formatted(port);
    }
}
