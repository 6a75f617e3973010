package io.hearth.testkit;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.DeploymentId;
import io.hearth.keystone.KeystoneClient;
import io.hearth.keystone.KeystoneSettings;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.keystone.bootstrap.Bootstrap;
import io.hearth.keystone.bootstrap.BootstrapOptions;
import io.hearth.keystone.bootstrap.BootstrapSettings;
import io.hearth.local.FreePorts;
import io.hearth.local.KeystoneDatabase;
import io.hearth.local.KeystoneServer;
import io.hearth.local.KeystoneServerSettings;
import io.hearth.local.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A private, real Keystone that is ready for Hearth, as a rule one per test run. Its password
 * hashes are the cheapest that Keystone allows.
 *
 * @param settings what the services must be told, with every account's password
 * @param line what stands between it and a service under {@link WithKeystone}
 */
public record TestKeystone(KeystoneServer server, BootstrapSettings settings, FaultProxy line) {
    private static final Secret ADMIN_PASSWORD = Secret.of("an-admin-password");

    /** The run's one instance, started at the first call. */
    public static TestKeystone shared() {
        return Holder.INSTANCE;
    }

    /** A client under one of the accounts that the bootstrap has made; the caller closes it. */
    public KeystoneClient as(Account account) {
        return KeystoneClient.connect(settings.login(account).orElseThrow());
    }

    /** The same over the line, which a test may cut; the caller closes it. */
    public KeystoneClient overLine(Account account) {
        return KeystoneClient.connect(
                new BootstrapSettings(
                                line.url(),
                                settings.stackUserDomainId(),
                                settings.options(),
                                settings.passwords())
                        .login(account)
                        .orElseThrow());
    }

    /** A client of the cloud's admin; the caller closes it. */
    public KeystoneClient asAdmin() {
        return KeystoneClient.connect(admin(server));
    }

    private static final class Holder {
        static final TestKeystone INSTANCE = start();
    }

    /** One of another cloud, for those few tests that need two. */
    public static TestKeystone another() {
        return start();
    }

    private static TestKeystone start() {
        try {
            Path directory = Files.createTempDirectory("hearth-keystone-");
            PostgresServer postgres =
                    PostgresServer.start(
                            directory.resolve("postgresql"),
                            FreePorts.next(),
                            PostgresServer.Durability.FAST);
            postgres.createDatabase("keystone");
            KeystoneServer server =
                    KeystoneServer.start(
                            KeystoneServerSettings.of(
                                            directory.resolve("keystone"),
                                            FreePorts.next(),
                                            KeystoneDatabase.of(postgres, "keystone"),
                                            ADMIN_PASSWORD)
                                    .withBcryptRounds(KeystoneServerSettings.FAST_BCRYPT_ROUNDS),
                            step -> {});
            BootstrapOptions options =
                    new BootstrapOptions(
                            new DeploymentId("test"),
                            server.region(),
                            "http://127.0.0.1:8004/v1",
                            "http://127.0.0.1:8000/v1",
                            true,
                            Map.of());
            return new TestKeystone(
                    server,
                    new Bootstrap(admin(server), options).run(step -> {}),
                    FaultProxy.before(server.url()));
        } catch (Exception e) {
            throw new IllegalStateException("A Keystone for the tests does not start.", e);
        }
    }

    private static KeystoneSettings admin(KeystoneServer server) {
        return KeystoneSettings.ofProject(server.url(), "admin", server.adminPassword(), "admin");
    }
}
