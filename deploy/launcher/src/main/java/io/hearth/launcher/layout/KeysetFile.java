package io.hearth.launcher.layout;

import io.hearth.contract.seal.Keyset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.function.UnaryOperator;

/** A keyset in a file, which services follow. */
public record KeysetFile(Path path) {
    /**
     * @throws IllegalStateException if it cannot be read or holds no keyset; names it
     */
    public Keyset read() {
        try {
            return Keyset.parse(Files.readString(path));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("%s holds no keyset.".formatted(path), e);
        }
    }

    /** Changes it in one step; whoever may read it still may, and nobody else. */
    public Keyset change(UnaryOperator<Keyset> how) {
        Keyset changed = how.apply(read());
        try {
            PosixFileAttributes before = Files.readAttributes(path, PosixFileAttributes.class);
            StateDirectory.writePrivately(path, changed.json());
            PosixFileAttributeView now =
                    Files.getFileAttributeView(path, PosixFileAttributeView.class);
            now.setOwner(before.owner());
            now.setGroup(before.group());
            now.setPermissions(before.permissions());
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written.".formatted(path), e);
        }
        return changed;
    }
}
