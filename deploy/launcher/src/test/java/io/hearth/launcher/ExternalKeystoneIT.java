package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.launcher.command.Account;
import io.hearth.launcher.command.DemoCommand;
import io.hearth.launcher.daemon.AdminLogin;
import io.hearth.launcher.layout.Listener;
import io.hearth.launcher.layout.Settings;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.launcher.story.Story;
import io.hearth.launcher.story.StoryException;
import io.hearth.launcher.story.StoryWorld;
import io.hearth.launcher.story.Teller;
import io.hearth.local.FreePorts;
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
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Hearth at a Keystone that was there before: another Hearth's, which goes on using it. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(SharedHearth.Parameter.class)
@Order(3)
class ExternalKeystoneIT {
    private Settings other;
    private Map<String, String> administrator;
    private StateDirectory state;

    @BeforeAll
    void aKeystoneThatAnotherHearthUses(SharedHearth another, @TempDir Path directory)
            throws Exception {
        another.up();
        other = Settings.load(another.state());
        administrator = new HashMap<>(Account.ADMIN.environment(another.state()));
        administrator.put(AdminLogin.REGION, "RegionTwo");
        state = new StateDirectory(directory.resolve("state"));
    }

    @AfterAll
    void removed() throws Exception {
        new LauncherProcess(state.root()).run("reset", "--yes");
    }

    @Test
    @Order(1)
    void withoutItsAdministratorNothingIsStarted() throws Exception {
        LauncherProcess.Result result = new LauncherProcess(state.root()).run(demo());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("OS_USERNAME is not set").doesNotContain("✓");
    }

    @Test
    @Order(2)
    void inARegionOfItsOwnTheStoryIsTold() throws Exception {
        LauncherProcess.Result result =
                new LauncherProcess(state.root(), administrator).run(demo());

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).contains("The story is told; all was as it should be");
    }

    @Test
    @Order(3)
    void inTheOthersRegionItSaysThatClientsGoElsewhere() {
        StoryWorld here = DemoCommand.world(state);
        Map<String, String> owner = new HashMap<>(here.owner());
        owner.put(AdminLogin.REGION, other.region());
        StoryWorld there =
                new StoryWorld(
                        here.orchestration(),
                        here.cloudformation(),
                        here.keystone(),
                        here.bus(),
                        owner,
                        here.other(),
                        administrator);

        assertThatThrownBy(() -> Story.begin(there, new Teller(System.out)))
                .isInstanceOf(StoryException.class)
                .hasMessageContaining("OpenStack's clients to " + other.orchestrationUrl())
                .hasMessageContaining("Give it a region of its own");
    }

    @Test
    @Order(4)
    void theAdministratorsLoginIsNotHearths() throws Exception {
        LauncherProcess.Result result = new LauncherProcess(state.root()).run("openrc", "admin");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("Hearth keeps no login of it");
    }

    private String[] demo() {
        List<String> arguments =
                new ArrayList<>(List.of("demo", "--keystone", other.keystoneUrl().toString()));
        for (Listener listener : Listener.values()) {
            arguments.addAll(
                    List.of("--port-" + listener.label(), String.valueOf(FreePorts.next())));
        }
        return arguments.toArray(String[]::new);
    }
}
