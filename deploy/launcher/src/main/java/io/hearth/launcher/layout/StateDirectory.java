package io.hearth.launcher.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a local Hearth keeps everything: data, secrets, logs and what is running. Only its owner
 * may look into it.
 *
 * @param root an absolute path
 */
public record StateDirectory(Path root) {
    private static final String SETTINGS = "settings.properties";

    public StateDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /** Creates what is missing, readable by the owner alone. */
    public void prepare() {
        for (Path directory : List.of(root, data(), secrets(), root.resolve("run"), logs())) {
            try {
                Files.createDirectories(directory);
                Files.setPosixFilePermissions(
                        directory, PosixFilePermissions.fromString("rwx------"));
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "The state directory %s cannot be written.".formatted(directory), e);
            }
        }
    }

    /** Whether a local Hearth was ever started here. */
    public boolean isInUse() {
        return Files.isRegularFile(settings());
    }

    public Path settings() {
        return root.resolve(SETTINGS);
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    public Path run(String name) {
        return root.resolve("run").resolve(name);
    }

    public Path data() {
        return root.resolve("data");
    }

    /** A private Keystone's configuration and keys. */
    public Path keystone() {
        return data().resolve("keystone");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /** What the part prints; parts within the launcher's daemon print to {@code daemon}. */
    public Path log(Part part) {
        return log(
                switch (part) {
                    case EDGE, POSTGRESQL -> "daemon";
                    default -> part.label();
                });
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /** Replaces a file in one step, readable by the owner alone. */
    public static void writePrivately(Path file, String text) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(
                    fresh,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, text);
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written.".formatted(file), e);
        }
    }

    /**
     * Removes everything below and the directory itself.
     *
     * @throws IllegalStateException if the directory was not made by Hearth
     */
    public void delete() {
        if (!isInUse()) {
            throw new IllegalStateException(
                    "%s holds no %s, so Hearth did not make it and does not delete it."
                            .formatted(root, SETTINGS));
        }
        // the settings go last: an interrupted deletion can be repeated
        for (Path path : everythingBut(Set.of(root, settings()))) {
            deleteOne(path);
        }
        deleteOne(settings());
        deleteOne(root);
    }

    private List<Path> everythingBut(Set<Path> kept) {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> !kept.contains(path))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be listed.".formatted(root), e);
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be deleted.".formatted(path), e);
        }
    }
}
