package io.hearth.local;

import static java.util.Objects.requireNonNull;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.KeystoneSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One private Keystone for all tests of a run. */
final class PrivateKeystone implements BeforeAllCallback {
    private static final Secret PASSWORD = Secret.of("an-admin-password");

    private static @Nullable PostgresServer postgres;
    private static @Nullable KeystoneServerSettings settings;
    private static @Nullable KeystoneServer server;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        synchronized (PrivateKeystone.class) {
            if (server == null) {
                server = start();
            }
        }
    }

    static KeystoneSettings admin() {
        return KeystoneSettings.ofProject(server().url(), "admin", PASSWORD, "admin");
    }

    static KeystoneServer server() {
        return requireNonNull(server);
    }

    /** Another of its kind, in a directory and a database of its own, which is not started. */
    static KeystoneServerSettings settingsFor(Path directory, String database) throws Exception {
        PostgresServer running = requireNonNull(postgres);
        running.createDatabase(database);
        return KeystoneServerSettings.of(
                        directory,
                        FreePorts.next(),
                        KeystoneDatabase.of(running, database),
                        PASSWORD)
                .withBcryptRounds(KeystoneServerSettings.FAST_BCRYPT_ROUNDS);
    }

    /** Stops it and starts it again, as a user may. */
    static KeystoneServer restart() throws Exception {
        server().close();
        KeystoneServer next = KeystoneServer.start(requireNonNull(settings), step -> {});
        server = next;
        return next;
    }

    private static KeystoneServer start() throws Exception {
        Path directory = Files.createTempDirectory("hearth-keystone-");
        postgres =
                PostgresServer.start(
                        directory.resolve("pg"), FreePorts.next(), PostgresServer.Durability.FAST);
        settings = settingsFor(directory.resolve("keystone"), "keystone");
        return KeystoneServer.start(settings, step -> {});
    }
}
