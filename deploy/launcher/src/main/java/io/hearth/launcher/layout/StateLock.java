package io.hearth.launcher.layout;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Holds a state directory for one process alone, since what a start, a copy and a deletion find
 * there must not change under them. The system lets go of it when the process ends, however it
 * does.
 */
public final class StateLock implements AutoCloseable {
    private final FileChannel channel;

    private StateLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @param holder what others are told, such as {@code hearth backup}
     * @throws IllegalStateException if another process holds it; names that and the remedy
     */
    public static StateLock take(StateDirectory state, String holder) {
        state.prepare();
        Path file = state.run("lock");
        try {
            FileChannel channel =
                    FileChannel.open(
                            file,
                            Set.of(CREATE, READ, WRITE),
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            if (!isLocked(channel)) {
                channel.close();
                throw new IllegalStateException(
                        "%s is held by %s; try again when that has ended."
                                .formatted(state.root(), Files.readString(file).strip()));
            }
            channel.truncate(0);
            String text = "'%s' (pid %d)".formatted(holder, ProcessHandle.current().pid());
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            return new StateLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be locked.".formatted(file), e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // by this very process
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
