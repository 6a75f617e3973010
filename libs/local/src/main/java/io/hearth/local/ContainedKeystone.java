package io.hearth.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The programs of an image. A container has the host's network, so that the server listens on the
 * loopback interface and reaches Hearth's PostgreSQL there, and Keystone's directory under the name
 * that it has outside; nothing else of the machine. It is removed when its program ends.
 */
final class ContainedKeystone implements KeystonePrograms {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ROOT = "0";
    private static final String STOP_SECONDS = "10";

    private final ContainerEngine engine;
    private final String image;
    private final KeystoneFiles files;
    private final String name;

    private ContainedKeystone(ContainerEngine engine, String image, KeystoneFiles files) {
        this.engine = engine;
        this.image = image;
        this.files = files;
        this.name = name(files.directory());
    }

    /** One of its own for each directory. */
    private static String name(Path directory) {
        return "hearth-keystone-" + Digests.sha256(directory.toString()).substring(0, 12);
    }

    /** Removes what an end of the machine may have left; nothing where no engine answers. */
    static void remove(Path directory) {
        ContainerEngine.answering()
                .forEach(engine -> engine.succeeds(PATIENCE, "rm", "-f", name(directory)));
    }

    static ContainedKeystone of(
            ContainerEngine engine,
            String baseImage,
            KeystoneFiles files,
            Consumer<String> progress)
            throws IOException {
        return new ContainedKeystone(engine, KeystoneImage.in(engine, baseImage, progress), files);
    }

    @Override
    public Command manage() throws IOException {
        return run(List.of("-e", "OS_BOOTSTRAP_PASSWORD"))
                .and(List.of(image, "keystone-manage"))
                .and(files.manageOptions());
    }

    /** Only root is asked for whom it makes them, and no other user has a name inside. */
    @Override
    public Command manageKeys(String step) throws IOException {
        Command command = manage().and(List.of(step));
        return files.owner("uid").equals(ROOT) ? command.and(files.ownerOptions()) : command;
    }

    @Override
    public Command serve() throws IOException {
        return run(List.of("--name", name))
                .and(List.of(image, "uwsgi", "--ini", files.serverConfiguration().toString()));
    }

    private Command run(List<String> options) throws IOException {
        Path directory = files.directory();
        String user = files.owner("uid");
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "--rm",
                                "--network",
                                "host",
                                "--user",
                                user + ":" + files.owner("gid"),
                                "--cap-drop",
                                "ALL",
                                "--security-opt",
                                "no-new-privileges",
                                // the directory keeps its label where SELinux is on
                                "--security-opt",
                                "label=disable",
                                "--mount",
                                "type=bind,source=%s,target=%s".formatted(directory, directory)));
        if (!user.equals(ROOT) && engine.isPodman()) {
            // else the user inside would be another one outside
            all.add("--userns=keep-id");
        }
        all.addAll(options);
        return engine.command("run").and(all);
    }

    @Override
    public void stopLeftover() {
        engine.succeeds(PATIENCE, "rm", "-f", name);
    }

    @Override
    public void stop(Process server) {
        engine.succeeds(PATIENCE, "stop", "-t", STOP_SECONDS, name);
        try {
            // the engine's client ends when the container is gone
            server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.destroyForcibly();
        stopLeftover();
    }

    /** The server itself where its process is to be seen, which outlives the engine's client. */
    @Override
    public ProcessHandle server(Process started) {
        try {
            String pid =
                    engine.command("inspect", "--format", "{{.State.Pid}}", name).output(PATIENCE);
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElse(started.toHandle());
        } catch (IOException | NumberFormatException e) {
            return started.toHandle();
        }
    }

    @Override
    public String version() {
        try {
            return "%s (%s)"
                    .formatted(
                            KeystonePackage.version(engine.command("exec", name), PATIENCE),
                            engine.program());
        } catch (IOException e) {
            return engine.program();
        }
    }

    @Override
    public String mark() {
        return " " + image;
    }
}
