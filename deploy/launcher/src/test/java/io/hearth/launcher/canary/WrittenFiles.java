package io.hearth.launcher.canary;

import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the launcher and all that it runs have logged, the services' configuration and the settings:
 * all of a local Hearth's files but its secrets and its data. With them goes what Keystone has
 * logged and is configured with.
 */
record WrittenFiles(StateDirectory state) implements Place {
    @Override
    public void plant(String text) throws IOException {
        for (Part service : Part.services()) {
            Files.writeString(
                    state.log(service), "Planted: " + text + "\n", StandardOpenOption.APPEND);
        }
    }

    @Override
    public List<Piece> pieces() throws IOException {
        List<Piece> pieces = new ArrayList<>();
        for (Path directory :
                List.of(state.logs(), state.run(""), state.root(), state.keystone())) {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    pieces.add(new Piece(file.toString(), Files.readAllBytes(file)));
                }
            }
        }
        return pieces;
    }
}
