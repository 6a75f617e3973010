package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.DeploymentId;
import io.hearth.keystone.KeystoneSettings;
import io.hearth.keystone.bootstrap.Bootstrap;
import io.hearth.keystone.bootstrap.BootstrapOptions;
import io.hearth.launcher.command.DemoCommand;
import io.hearth.launcher.daemon.AdminLogin;
import io.hearth.launcher.layout.Listener;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.launcher.story.Story;
import io.hearth.launcher.story.StoryException;
import io.hearth.launcher.story.StoryWorld;
import io.hearth.launcher.story.Teller;
import io.hearth.local.FreePorts;
import io.hearth.local.KeystoneDatabase;
import io.hearth.local.KeystoneServer;
import io.hearth.local.KeystoneServerSettings;
import io.hearth.local.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Hearth at a Keystone that was there before, and that another Hearth uses too. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ExternalKeystoneIT {
    private static final Secret PASSWORD = Secret.of("an-admin-password");
    private static final Map<String, String> ADMINISTRATOR =
            Map.of(
                    "OS_USERNAME",
                    "admin",
                    "OS_USER_DOMAIN_NAME",
                    "Default",
                    "OS_PASSWORD",
                    PASSWORD.reveal(),
                    "OS_PROJECT_NAME",
                    "admin",
                    "OS_PROJECT_DOMAIN_NAME",
                    "Default",
                    AdminLogin.REGION,
                    "RegionTwo");

    private PostgresServer postgres;
    private KeystoneServer keystone;
    private Path state;

    @BeforeAll
    void aKeystoneThatAnotherHearthUses(@TempDir Path directory) throws Exception {
        state = directory.resolve("state");
        postgres =
                PostgresServer.start(
                        directory.resolve("pg"), FreePorts.next(), PostgresServer.Durability.FAST);
        postgres.createDatabase("keystone");
        keystone =
                KeystoneServer.start(
                        KeystoneServerSettings.of(
                                        directory.resolve("keystone"),
                                        FreePorts.next(),
                                        KeystoneDatabase.of(postgres, "keystone"),
                                        PASSWORD)
                                .withBcryptRounds(KeystoneServerSettings.FAST_BCRYPT_ROUNDS),
                        step -> {});
        new Bootstrap(
                        KeystoneSettings.ofProject(keystone.url(), "admin", PASSWORD, "admin"),
                        new BootstrapOptions(
                                new DeploymentId("another"),
                                keystone.region(),
                                "http://127.0.0.1:1/v1",
                                "http://127.0.0.1:2/v1",
                                true,
                                Map.of()))
                .run(step -> {});
    }

    @AfterAll
    void down() throws Exception {
        new LauncherProcess(state).run("reset", "--yes");
        keystone.close();
        postgres.close();
    }

    @Test
    @Order(1)
    void withoutItsAdministratorNothingIsStarted() throws Exception {
        LauncherProcess.Result result = new LauncherProcess(state).run(demo());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("OS_USERNAME is not set").doesNotContain("✓");
    }

    @Test
    @Order(2)
    void inARegionOfItsOwnTheStoryIsTold() throws Exception {
        LauncherProcess.Result result = new LauncherProcess(state, ADMINISTRATOR).run(demo());

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).contains("The story is told; all was as it should be");
    }

    @Test
    @Order(3)
    void inTheOthersRegionItSaysThatClientsGoElsewhere() {
        StateDirectory directory = new StateDirectory(state);
        StoryWorld here = DemoCommand.world(directory);
        Map<String, String> owner = new HashMap<>(here.owner());
        owner.put(AdminLogin.REGION, keystone.region());
        StoryWorld there =
                new StoryWorld(
                        here.orchestration(),
                        here.cloudformation(),
                        here.keystone(),
                        here.kafka(),
                        owner,
                        here.other(),
                        ADMINISTRATOR);

        assertThatThrownBy(() -> Story.begin(there, new Teller(System.out)))
                .isInstanceOf(StoryException.class)
                .hasMessageContaining("OpenStack's clients to http://127.0.0.1:1/v1/")
                .hasMessageContaining("Give it a region of its own");
    }

    @Test
    @Order(4)
    void theAdministratorsLoginIsNotHearths() throws Exception {
        LauncherProcess.Result result = new LauncherProcess(state).run("openrc", "admin");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("Hearth keeps no login of it");
    }

    private String[] demo() {
        List<String> arguments = new ArrayList<>(List.of("demo", "--keystone", keystone.url()));
        for (Listener listener : Listener.values()) {
            arguments.addAll(
                    List.of("--port-" + listener.label(), String.valueOf(FreePorts.next())));
        }
        return arguments.toArray(String[]::new);
    }
}
