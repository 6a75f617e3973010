package io.hearth.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much memory a process takes, from Linux' {@code /proc}. */
public final class Memory {
    private Memory() {}

    /**
     * Resident memory in KiB; 0 where the kernel does not tell.
     *
     * @param withChildren whether to add what the process started; pages that they share count once
     */
    public static long residentKib(long pid, boolean withChildren) {
        if (!withChildren) {
            return field(Path.of("/proc/%d/status".formatted(pid)), "VmRSS:");
        }
        long children =
                ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToLong(child -> proportionalKib(child.pid()))
                        .sum();
        return proportionalKib(pid) + children;
    }

    private static long proportionalKib(long pid) {
        return field(Path.of("/proc/%d/smaps_rollup".formatted(pid)), "Pss:");
    }

    private static long field(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
