package io.hearth.local;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program to be run to its end. What it prints goes to a file, so that a full pipe cannot stop
 * it, and is told when it fails.
 */
record Command(List<String> words, Map<String, String> environment) {
    private static final int TAIL = 2000;

    Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    static Command of(String... words) {
        return new Command(List.of(words), Map.of());
    }

    Command and(List<String> more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(more);
        return new Command(all, environment);
    }

    Command with(Map<String, String> variables) {
        return new Command(words, variables);
    }

    /**
     * @throws IOException if it fails or takes too long
     */
    void run(Duration patience) throws IOException {
        Path output = Files.createTempFile("hearth-", ".out");
        try {
            Process process = start(output);
            await(process, patience, output);
            if (process.exitValue() != 0) {
                throw new IOException(
                        "%s ended with %d: %s"
                                .formatted(name(), process.exitValue(), tail(output)));
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /**
     * What it prints; its warnings are left out.
     *
     * @throws IOException if it fails or takes too long
     */
    String output(Duration patience) throws IOException {
        Path output = Files.createTempFile("hearth-", ".out");
        try {
            Process process =
                    builder()
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .redirectOutput(output.toFile())
                            .start();
            await(process, patience, output);
            if (process.exitValue() != 0) {
                throw new IOException("%s ended with %d".formatted(name(), process.exitValue()));
            }
            return Files.readString(output);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** Starts it without waiting; it reads nothing and writes to the file. */
    Process start(Path output) throws IOException {
        return builder()
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(words).redirectInput(new File("/dev/null"));
        builder.environment().putAll(environment);
        return builder;
    }

    static String tail(Path output) throws IOException {
        String text = Files.readString(output, StandardCharsets.ISO_8859_1).strip();
        return text.length() <= TAIL ? text : "…" + text.substring(text.length() - TAIL);
    }

    private void await(Process process, Duration patience, Path output) throws IOException {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IOException(
                        "%s did not end within %s: %s".formatted(name(), patience, tail(output)));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("%s was interrupted.".formatted(name()), e);
        }
    }

    /** Without options, which may hold a password. */
    private String name() {
        return words.stream().limit(6).filter(word -> !word.startsWith("-")).toList().toString();
    }
}
