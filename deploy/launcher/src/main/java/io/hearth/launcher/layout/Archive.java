package io.hearth.launcher.layout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A state directory in one file, by {@code tar}: data and secrets, without logs and what only a
 * running Hearth has.
 *
 * @param file compressed; its owner alone may read it, since the secrets are in it
 */
public record Archive(Path file) {
    public Archive {
        file = file.toAbsolutePath().normalize();
    }

    /**
     * Writes it, whole or not at all.
     *
     * @throws IllegalStateException if it is there already
     */
    public void write(StateDirectory state) throws IOException, InterruptedException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalStateException(
                    "%s is there already; name another, or remove it.".formatted(file));
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(
                part,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            tar(
                    List.of(
                            "--create",
                            "--gzip",
                            "--file=" + part,
                            "--directory=" + state.root(),
                            "--exclude=./logs/*",
                            "--exclude=./run/*",
                            "--exclude=postmaster.pid",
                            "."));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Unpacks it to where nothing is, whole or not at all.
     *
     * @throws IllegalStateException if it holds no state directory
     */
    public void read(StateDirectory state) throws IOException, InterruptedException {
        Path part = state.root().resolveSibling(state.root().getFileName() + ".part");
        if (Files.exists(part)) {
            throw new IllegalStateException(
                    "%s is there, from a restore that was broken off; remove it first."
                            .formatted(part));
        }
        // tar sets what may be read of it only at the end
        Files.createDirectories(
                part,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        tar(
                List.of(
                        "--extract",
                        "--gzip",
                        "--preserve-permissions",
                        "--file=" + file,
                        "--directory=" + part));
        if (!new StateDirectory(part).isInUse()) {
            throw new IllegalStateException(
                    "%s is no backup of Hearth; what is in it has been left in %s."
                            .formatted(file, part));
        }
        // an empty directory may be there, such as a test's
        Files.deleteIfExists(state.root());
        Files.move(part, state.root(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void tar(List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tar"));
        command.addAll(options);
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("tar: " + said.strip());
        }
    }
}
