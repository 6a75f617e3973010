package io.hearth.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A copy of the chart whose hooks are objects like all others: the library, other than the command
 * helm, shows no hooks.
 */
final class VisibleHooks {
    /** The annotation that stands for Helm's own in the copy. */
    static final String ANNOTATION = "hearth.test/hook";

    static final Path CHART = copy();

    private VisibleHooks() {}

    private static Path copy() {
        try {
            Path copy = Files.createTempDirectory(Path.of("target"), "chart").toAbsolutePath();
            try (Stream<Path> files = Files.walk(Repository.CHART, FileVisitOption.FOLLOW_LINKS)) {
                for (Path file : files.toList()) {
                    Path to = copy.resolve(Repository.CHART.relativize(file));
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(to);
                    } else if (file.startsWith(Repository.CHART.resolve("templates"))) {
                        Files.writeString(
                                to,
                                Files.readString(file).replace("helm.sh/hook:", ANNOTATION + ":"));
                    } else {
                        Files.copy(file, to);
                    }
                }
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
