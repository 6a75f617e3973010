package io.hearth.launcher.container;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What runs containers on this machine, and Compose on it. */
interface Engine extends AutoCloseable {
    /** How much of what a command said is told of its failure. */
    int LINES_TOLD = 5;

    /**
     * Docker, or a podman of the test's own.
     *
     * @param directory for what the engine needs
     */
    static Optional<Engine> find(Path directory) throws IOException {
        if (DockerEngine.answers()) {
            return Optional.of(new DockerEngine());
        }
        return PodmanEngine.isThere()
                ? Optional.of(PodmanEngine.start(directory))
                : Optional.empty();
    }

    /** The command that asks it for anything. */
    String client();

    /** The words with which a Compose command begins. */
    List<String> compose();

    /** What a command is told of the engine: its client, Compose, or tests that use containers. */
    Map<String, String> environment();

    /** Makes sure of the public images that {@code compose.yaml} names. */
    void prepare(Path composeDirectory) throws IOException, InterruptedException;

    @Override
    void close();

    /**
     * Runs a command; what it says is seen in the test's output.
     *
     * @throws IOException if it fails, with what it said last, or takes longer
     */
    static void run(
            Path directory, Map<String, String> environment, Duration patience, List<String> words)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        CompletableFuture<List<String>> last = CompletableFuture.supplyAsync(() -> show(process));
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("%s takes longer than %s.".formatted(words, patience));
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    "%s ended with %d: %s"
                            .formatted(
                                    words, process.exitValue(), String.join(" | ", last.join())));
        }
    }

    /** Shows all that a process says. Returns its last lines. */
    private static List<String> show(Process process) {
        Deque<String> last = new ArrayDeque<>();
        process.inputReader()
                .lines()
                .peek(System.out::println)
                .forEach(
                        line -> {
                            last.addLast(line);
                            if (last.size() > LINES_TOLD) {
                                last.removeFirst();
                            }
                        });
        return List.copyOf(last);
    }

    /** Whether a command ends well, unheard. */
    static boolean succeeds(String... words) {
        try {
            Process process =
                    new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * The lines that a command answers.
     *
     * @throws IOException if it fails
     */
    static List<String> answer(Map<String, String> environment, List<String> words)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> lines = process.inputReader().lines().toList();
        if (process.waitFor() != 0) {
            throw new IOException("%s ended with %d.".formatted(words, process.exitValue()));
        }
        return lines;
    }
}
