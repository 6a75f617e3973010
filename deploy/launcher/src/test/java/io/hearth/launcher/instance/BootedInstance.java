package io.hearth.launcher.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What an instance is to its agents: a file system of its own, in which they may change what they
 * like. It is this machine's, seen through a layer that takes every change and is gone at the end,
 * so that Debian's own packages run in it as they are. It needs root.
 */
public final class BootedInstance implements AutoCloseable {
    /** A namespace in which the layer is mounted, for as long as somebody holds its input open. */
    private static final String MOUNT =
            """
            set -e
            mount -t tmpfs tmpfs "$0"
            mkdir "$0/changes" "$0/work" "$0/root"
            mount -t overlay overlay -o "lowerdir=/,upperdir=$0/changes,workdir=$0/work" "$0/root"
            mount --bind /dev "$0/root/dev"
            mount -t proc proc "$0/root/proc"
            mount -t tmpfs tmpfs "$0/root/tmp"
            echo mounted
            read -r end
            """;

    /** How a command ended, with all that it printed. */
    public record Result(int exitCode, String output) {}

    private final Process namespace;
    private final Path root;

    private BootedInstance(Process namespace, Path root) {
        this.namespace = namespace;
        this.root = root;
    }

    /**
     * Boots one as cloud-init does: the files that the user data hold are where their handler puts
     * them.
     *
     * @param directory an empty one, for the layer
     */
    public static BootedInstance boot(Path directory, String userData)
            throws IOException, InterruptedException {
        Process namespace =
                new ProcessBuilder(
                                "unshare",
                                "--mount",
                                "--propagation",
                                "private",
                                "sh",
                                "-c",
                                MOUNT,
                                directory.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BootedInstance instance = new BootedInstance(namespace, directory.resolve("root"));
        if (!"mounted".equals(namespace.inputReader().readLine())) {
            throw new IllegalStateException("The instance's file system cannot be mounted.");
        }
        instance.succeeds(handler(), userData);
        return instance;
    }

    /** What a shell prints that runs the script in the instance; it must end well. */
    public String succeeds(String script) throws IOException, InterruptedException {
        return succeeds(List.of("sh", "-ec", script), "");
    }

    /** How a shell ends that runs the script in the instance. */
    public Result run(String script) throws IOException, InterruptedException {
        return run(List.of("sh", "-c", script), "");
    }

    private String succeeds(List<String> command, String input)
            throws IOException, InterruptedException {
        Result result = run(command, input);
        if (result.exitCode() != 0) {
            throw new AssertionError(
                    "%s ended with %d:%n%s".formatted(command, result.exitCode(), result.output()));
        }
        return result.output();
    }

    private Result run(List<String> command, String input)
            throws IOException, InterruptedException {
        List<String> inside =
                new ArrayList<>(
                        List.of(
                                "nsenter",
                                "--target",
                                String.valueOf(namespace.pid()),
                                "--mount",
                                "timeout",
                                "60",
                                "chroot",
                                root.toString(),
                                "env",
                                "-i",
                                "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
                                "HOME=/root",
                                "LANG=C.UTF-8"));
        inside.addAll(command);
        Process process = new ProcessBuilder(inside).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private static List<String> handler() throws IOException {
        try (var text =
                Objects.requireNonNull(
                        BootedInstance.class.getResourceAsStream("/handle-user-data.py"))) {
            return List.of(
                    "python3", "-c", new String(text.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Gives the layer back, with all that is in it. */
    @Override
    public void close() throws IOException, InterruptedException {
        namespace.getOutputStream().close();
        namespace.waitFor();
        Files.deleteIfExists(root);
    }
}
