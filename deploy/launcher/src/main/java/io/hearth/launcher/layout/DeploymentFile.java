package io.hearth.launcher.layout;

import io.hearth.keystone.DeploymentId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The id of a state directory's deployment: made once, kept for as long as the directory. */
public final class DeploymentFile {
    /** What is marked so in Keystone was made before each state directory had an id of its own. */
    private static final DeploymentId FORMER = new DeploymentId("hearth");

    private DeploymentFile() {}

    /**
     * The id, chosen now if there is none.
     *
     * @throws IllegalArgumentException if the file holds something else
     */
    public static DeploymentId of(StateDirectory state) {
        Path file = state.root().resolve("deployment-id");
        if (Files.exists(file)) {
            return read(file);
        }
        DeploymentId id = state.isInUse() ? FORMER : DeploymentId.random();
        state.prepare();
        StateDirectory.writePrivately(file, id.text() + System.lineSeparator());
        return id;
    }

    private static DeploymentId read(Path file) {
        try {
            return new DeploymentId(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read.".formatted(file), e);
        }
    }
}
