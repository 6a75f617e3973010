package io.hearth.launcher.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A podman with settings and a socket of the test's own. Its images are kept for the next run; the
 * public ones are stand-ins made here, so that no registry is needed.
 */
final class PodmanEngine implements Engine {
    private static final Path IMAGES =
            Path.of(System.getProperty("java.io.tmpdir"), "hearth-test-images");
    private static final String SOCKET = "podman.sock";
    private static final String CONTAINERS_CONF =
            """
            [containers]
            default_ulimits = ["nofile=20000:20000", "nproc=20000:20000"]
            [engine]
            runtime = "runc"
            cgroup_manager = "cgroupfs"
            events_logger = "file"
            compat_api_enforce_docker_hub = false
            [network]
            network_backend = "netavark"
            """;
    private static final String STORAGE_CONF =
            """
            [storage]
            driver = "overlay"
            graphroot = "%1$s/storage"
            runroot = "%1$s/run"
            """;

    /**
     * What systemd's timers do where there is systemd; of what is healthy already Compose asks no
     * more, and each check costs a process or two.
     */
    private static final String HEALTH_CHECKS =
            """
            while sleep 2; do
              for each in $(podman ps -q --filter health=starting --filter health=unhealthy); do
                podman healthcheck run $each
              done
            done
            """;

    private final Map<String, String> environment;
    private final Process service;
    private final Process healthChecks;
    private final AtomicBoolean closed = new AtomicBoolean();

    private PodmanEngine(Path directory, Map<String, String> environment) throws IOException {
        this.environment = environment;
        this.service =
                process(
                        directory,
                        "podman",
                        "system",
                        "service",
                        "--time=0",
                        "unix://" + directory.resolve(SOCKET));
        this.healthChecks = process(directory, "bash", "-c", HEALTH_CHECKS);
    }

    static boolean isThere() {
        return System.getProperty("user.name").equals("root")
                && Engine.succeeds("podman", "--version")
                && Engine.succeeds("runc", "--version")
                && Engine.succeeds("docker-compose", "version")
                && Engine.succeeds("debootstrap", "--version");
    }

    static PodmanEngine start(Path directory) throws IOException {
        Files.createDirectories(IMAGES);
        PodmanEngine engine =
                new PodmanEngine(
                        directory,
                        Map.of(
                                "CONTAINERS_CONF",
                                write(directory, "containers.conf", CONTAINERS_CONF),
                                "CONTAINERS_STORAGE_CONF",
                                write(directory, "storage.conf", STORAGE_CONF.formatted(IMAGES)),
                                "DOCKER_HOST",
                                "unix://" + directory.resolve(SOCKET),
                                // each container that starts keeps the others waiting
                                "COMPOSE_HTTP_TIMEOUT",
                                "600",
                                // an image of Testcontainers' own that a registry would give
                                "TESTCONTAINERS_RYUK_DISABLED",
                                "true"));
        Runtime.getRuntime().addShutdownHook(new Thread(engine::close));
        return engine;
    }

    private static String write(Path directory, String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private Process process(Path directory, String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(directory.resolve("podman.log").toFile()))
                .start();
    }

    @Override
    public String client() {
        return "podman";
    }

    @Override
    public List<String> compose() {
        return List.of("docker-compose");
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public void prepare(Path composeDirectory) throws IOException, InterruptedException {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        Engine.run(
                composeDirectory,
                variables,
                Duration.ofMinutes(10),
                List.of("stand-ins/build", "podman"));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            for (Process process : List.of(healthChecks, service)) {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
            }
            try {
                service.waitFor(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
