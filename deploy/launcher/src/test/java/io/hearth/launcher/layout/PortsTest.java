package io.hearth.launcher.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.local.KeystoneOrigin;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    @Test
    void areTheUsualOnesMovedUp() {
        Ports ports = Ports.shiftedBy(10_000).with(Map.of(Listener.KEYSTONE, 4999));

        assertThat(ports.of(Listener.ORCHESTRATION)).isEqualTo(18_004);
        assertThat(ports.of(Listener.KEYSTONE)).isEqualTo(4999);
    }

    @Test
    void areNeverGivenTwice() {
        Ports usual = Ports.shiftedBy(0);

        assertThatThrownBy(() -> usual.with(Map.of(Listener.KAFKA, 5000)))
                .hasMessage("Port 5000 is given to both keystone and kafka.");
    }

    @Test
    void areKeptInTheStateDirectory(@TempDir Path directory) {
        StateDirectory state = new StateDirectory(directory.resolve("state"));
        state.prepare();
        Settings settings =
                new Settings(
                        Ports.shiftedBy(100),
                        Optional.empty(),
                        new KeystoneOrigin(KeystoneOrigin.Preference.CONTAINER, "debian:13"),
                        KeystonePolicy.HARDENED,
                        Settings.USUAL_REGION);

        settings.save(state);

        assertThat(Settings.load(state)).isEqualTo(settings);
    }
}
