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

    private static KeystoneServer start() throws Exception {
        Path directory = Files.createTempDirectory("hearth-keystone-");
        PostgresServer postgres =
                PostgresServer.start(
                        directory.resolve("pg"), FreePorts.next(), PostgresServer.Durability.FAST);
        postgres.createDatabase("keystone");
        KeystoneServerSettings settings =
                KeystoneServerSettings.of(
                                directory.resolve("keystone"),
                                FreePorts.next(),
                                KeystoneDatabase.of(postgres, "keystone"),
                                PASSWORD)
                        .withBcryptRounds(KeystoneServerSettings.FAST_BCRYPT_ROUNDS);
        return KeystoneServer.start(settings, step -> {});
    }
}
