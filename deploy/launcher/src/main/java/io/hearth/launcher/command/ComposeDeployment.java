package io.hearth.launcher.command;

import io.hearth.contract.seal.Secret;
import io.hearth.launcher.daemon.AdminLogin;
import io.hearth.launcher.layout.Installation;
import io.hearth.launcher.layout.SecretFiles;
import io.hearth.launcher.story.StoryWorld;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * The Hearth that {@code deploy/compose/compose.yaml} tells of, as its {@code .env} and the
 * environment have it.
 */
final class ComposeDeployment {
    private final Properties settings;
    private final SecretFiles secrets;

    private ComposeDeployment(Properties settings, SecretFiles secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /**
     * @throws IllegalStateException if no secrets have been made for it; names the remedy
     */
    static ComposeDeployment of(Installation installation) {
        Path directory = installation.compose();
        Path secrets = directory.resolve("secrets");
        if (!Files.isReadable(secrets.resolve("owner.password"))) {
            throw new IllegalStateException(
                    "%s holds no passwords; 'hearth secrets %s' makes them, then start all with docker compose."
                            .formatted(secrets, secrets));
        }
        Properties settings = new Properties();
        Path file = directory.resolve(".env");
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                settings.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("%s cannot be read.".formatted(file), e);
            }
        }
        System.getenv().forEach(settings::setProperty);
        return new ComposeDeployment(settings, new SecretFiles(secrets));
    }

    StoryWorld world() {
        String keystone = url("HEARTH_KEYSTONE_PORT", "5000") + "/v3";
        return new StoryWorld(
                url("HEARTH_ORCHESTRATION_PORT", "8004") + "/v1",
                url("HEARTH_CLOUDFORMATION_PORT", "8000") + "/v1",
                keystone,
                address("HEARTH_KAFKA_PORT", "9094"),
                login(keystone, "owner"),
                login(keystone, "other"),
                Account.environment(
                        keystone, region(), AdminLogin.USER, password(AdminLogin.USER)));
    }

    private Map<String, String> login(String keystone, String account) {
        String deployment = settings.getProperty("HEARTH_DEPLOYMENT_ID", "hearth-compose");
        return Account.environment(
                keystone, region(), account + "-" + deployment, password(account));
    }

    private Secret password(String account) {
        return secrets.password(account);
    }

    private String region() {
        return settings.getProperty("HEARTH_REGION", "RegionOne");
    }

    private String url(String port, String usual) {
        return "http://" + address(port, usual);
    }

    private String address(String port, String usual) {
        return settings.getProperty("HEARTH_ADDRESS", "127.0.0.1")
                + ":"
                + settings.getProperty(port, usual);
    }
}
