package io.hearth.access.policy;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file that is read again when it has changed; also when a link to it leads elsewhere. */
final class WatchedFile {
    private final Path path;
    private @Nullable State seen;
    private @Nullable State taken;

    WatchedFile(Path path) {
        this.path = path;
    }

    private record State(FileTime modified, long size, String identity) {}

    /**
     * The content. Blocks.
     *
     * @throws PolicyException when it cannot be read
     */
    String read() {
        try {
            State now = state();
            String text = Files.readString(path);
            taken = now;
            return text;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * The content, when it is another than the last time and was the same file at the last look
     * already: half of a file that is being written may be a whole policy, and a wider one. Blocks.
     *
     * @throws PolicyException when it cannot be read
     */
    Optional<String> ifChanged() {
        try {
            State now = state();
            boolean still = now.equals(seen);
            seen = now;
            if (!still || now.equals(taken)) {
                return Optional.empty();
            }
            String text = Files.readString(path);
            if (!now.equals(state())) {
                return Optional.empty();
            }
            taken = now;
            return Optional.of(text);
        } catch (IOException e) {
            seen = null;
            taken = null;
            throw unreadable(e);
        }
    }

    String name() {
        return path.toString();
    }

    private State state() throws IOException {
        BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
        return new State(found.lastModifiedTime(), found.size(), String.valueOf(found.fileKey()));
    }

    private PolicyException unreadable(IOException problem) {
        return PolicyException.of(
                name(),
                switch (problem) {
                    case NoSuchFileException none -> "there is no such file";
                    case MalformedInputException other -> "it is not UTF-8";
                    default -> "it cannot be read (%s)".formatted(problem.getMessage());
                });
    }
}
