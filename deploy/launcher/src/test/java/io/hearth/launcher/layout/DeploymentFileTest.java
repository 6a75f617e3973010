package io.hearth.launcher.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.keystone.DeploymentId;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentFileTest {
    @Test
    void isChosenOnceAndKept(@TempDir Path directory) {
        StateDirectory state = new StateDirectory(directory.resolve("state"));

        DeploymentId chosen = DeploymentFile.of(state);
        settings().save(state);

        assertThat(DeploymentFile.of(state)).isEqualTo(chosen);
        assertThat(DeploymentFile.of(new StateDirectory(directory.resolve("another"))))
                .isNotEqualTo(chosen);
    }

    @Test
    void aDirectoryFromBeforeKeepsWhatItsIdentitiesAreMarkedWith(@TempDir Path directory) {
        StateDirectory state = new StateDirectory(directory);
        settings().save(state);

        assertThat(DeploymentFile.of(state)).isEqualTo(new DeploymentId("hearth"));
    }

    private static Settings settings() {
        return new Settings(
                Ports.shiftedBy(0).with(Map.of()), Optional.empty(), Settings.USUAL_REGION);
    }
}
