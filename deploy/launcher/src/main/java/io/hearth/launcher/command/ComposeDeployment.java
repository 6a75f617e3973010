package io.hearth.launcher.command;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.DeploymentId;
import io.hearth.keystone.KeystoneSettings;
import io.hearth.keystone.bootstrap.BootstrapOptions;
import io.hearth.launcher.bus.Bus;
import io.hearth.launcher.daemon.AdminLogin;
import io.hearth.launcher.doctor.Premises;
import io.hearth.launcher.layout.Installation;
import io.hearth.launcher.story.StoryWorld;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The Hearth that {@code deploy/compose/compose.yaml} tells of.
 *
 * @param settings what its {@code .env} and the environment set, by their names in {@code
 *     .env.example}
 * @param directory where the file is
 */
public record ComposeDeployment(Map<String, String> settings, Path directory) {
    public ComposeDeployment {
        settings = Map.copyOf(settings);
    }

    /** As it is started from this installation: what the environment says wins, as in Compose. */
    static ComposeDeployment of(Installation installation) {
        Properties file = new Properties();
        Path path = installation.compose().resolve(".env");
        if (Files.exists(path)) {
            try (Reader reader = Files.newBufferedReader(path)) {
                file.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("%s cannot be read.".formatted(path), e);
            }
        }
        Map<String, String> settings = new HashMap<>();
        file.forEach((name, value) -> settings.put(name.toString(), value.toString()));
        // and nothing else of it, such as passwords
        System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("HEARTH_"))
                .forEach(variable -> settings.put(variable.getKey(), variable.getValue()));
        return new ComposeDeployment(settings, installation.compose());
    }

    /**
     * @throws IllegalStateException if no secrets have been made for it; names the remedy
     */
    public StoryWorld world() {
        String keystone = keystone();
        return new StoryWorld(
                orchestration(),
                cloudformation(),
                keystone,
                Bus.at(kafka()),
                local(keystone, "owner"),
                local(keystone, "other"),
                login(keystone, AdminLogin.USER, AdminLogin.USER));
    }

    /**
     * What the doctor can see of it from outside: no service by itself, and no database.
     *
     * @param bus how it is reached
     * @param client what OpenStack's clients read, if not its owner's login
     * @throws IllegalStateException if no secrets have been made for it; names the remedy
     */
    public Premises premises(Bus bus, Optional<Map<String, String>> client) {
        return new Premises(
                KeystoneSettings.ofProject(
                        keystone(), AdminLogin.USER, password(AdminLogin.USER), AdminLogin.USER),
                Optional.of(
                        new BootstrapOptions(
                                new DeploymentId(deployment()),
                                region(),
                                orchestration(),
                                cloudformation(),
                                true,
                                Arrays.stream(io.hearth.keystone.bootstrap.Account.values())
                                        .collect(
                                                Collectors.toMap(
                                                        account -> account,
                                                        account -> password(account.label()))))),
                Optional.of(bus),
                Map.of(),
                Map.of(),
                client.orElseGet(() -> local(keystone(), "owner")));
    }

    /** The bus as this machine reaches it. */
    public String kafka() {
        return address("HEARTH_KAFKA_PORT", "9094");
    }

    private String keystone() {
        return "http://" + address("HEARTH_KEYSTONE_PORT", "5000") + "/v3";
    }

    private String orchestration() {
        return "http://" + address("HEARTH_ORCHESTRATION_PORT", "8004") + "/v1";
    }

    private String cloudformation() {
        return "http://" + address("HEARTH_CLOUDFORMATION_PORT", "8000") + "/v1";
    }

    private String deployment() {
        return settings.getOrDefault("HEARTH_DEPLOYMENT_ID", "hearth-compose");
    }

    private String region() {
        return settings.getOrDefault("HEARTH_REGION", "RegionOne");
    }

    private Map<String, String> local(String keystone, String account) {
        return login(keystone, account + "-" + deployment(), account);
    }

    private Map<String, String> login(String keystone, String userName, String account) {
        return Account.environment(keystone, region(), userName, password(account));
    }

    private Secret password(String account) {
        Path secrets = directory.resolve(settings.getOrDefault("HEARTH_SECRETS", "secrets"));
        Path file = secrets.resolve(account + ".password");
        try {
            return Secret.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "%s cannot be read; 'hearth secrets %s' makes it, then start all with docker compose."
                            .formatted(file, secrets),
                    e);
        }
    }

    private String address(String port, String usual) {
        return settings.getOrDefault("HEARTH_ADDRESS", "127.0.0.1")
                + ":"
                + settings.getOrDefault(port, usual);
    }
}
