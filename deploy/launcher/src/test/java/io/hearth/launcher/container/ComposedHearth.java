package io.hearth.launcher.container;

import io.hearth.launcher.command.ComposeDeployment;
import io.hearth.launcher.doctor.Premises;
import io.hearth.launcher.layout.Installation;
import io.hearth.launcher.parts.Victim;
import io.hearth.launcher.story.StoryWorld;
import io.hearth.local.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hearth as {@code compose.yaml} starts it: three brokers, two of each service. */
public final class ComposedHearth implements AutoCloseable {
    /** What a machine needs for one. */
    public static final String NEEDS =
            "Docker with Compose, or as root podman, runc, docker-compose and debootstrap";

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final List<String> PORTS =
            List.of(
                    "ORCHESTRATION_PORT",
                    "CLOUDFORMATION_PORT",
                    "CLOUDWATCH_PORT",
                    "KEYSTONE_PORT",
                    "KAFKA_PORT",
                    "KAFKA_PORT_2",
                    "KAFKA_PORT_3");

    private final Path compose = Installation.current().compose();
    private final Engine engine;
    private final Map<String, String> settings = new HashMap<>();

    private ComposedHearth(Engine engine, Path secrets) {
        this.engine = engine;
        settings.put("COMPOSE_PROJECT_NAME", "hearth-test");
        settings.put("HEARTH_SECRETS", secrets.toString());
        PORTS.forEach(port -> settings.put("HEARTH_" + port, String.valueOf(FreePorts.next())));
    }

    /**
     * One on the engine of this machine.
     *
     * @param directory for what the engine needs
     * @param secrets where they have been made
     * @return empty where there is no engine
     */
    public static Optional<ComposedHearth> find(Path directory, Path secrets) throws IOException {
        return Engine.find(directory).map(engine -> new ComposedHearth(engine, secrets));
    }

    /** Builds the images and starts all; returns when all is healthy. */
    public void up() throws IOException, InterruptedException {
        engine.prepare(compose);
        compose("build");
        try {
            compose("up", "--detach");
        } catch (IOException e) {
            compose("logs", "--tail=20");
            throw e;
        }
    }

    /**
     * Runs a service of {@code compose.yaml} that ends by itself; fails if it does not end well.
     */
    public void run(String service) throws IOException, InterruptedException {
        compose("run", "--rm", service);
    }

    public StoryWorld world() {
        return deployment().world();
    }

    /** What the doctor sees of it. */
    public Premises premises() {
        return deployment().premises(world().bus(), Optional.empty());
    }

    private ComposeDeployment deployment() {
        return new ComposeDeployment(settings, compose);
    }

    /** A container, by its service's name in {@code compose.yaml}. */
    public Victim victim(String service) {
        return new Victim() {
            @Override
            public String label() {
                return service;
            }

            @Override
            public void kill() throws Exception {
                compose("kill", "-s", "SIGKILL", service);
            }

            /** Not while signals are sent: what is left does the work. */
            @Override
            public void awaitReady() throws Exception {
                compose("start", service);
            }
        };
    }

    @Override
    public void close() throws IOException, InterruptedException {
        compose("down", "--volumes", "--timeout", "5");
        engine.close();
    }

    private void compose(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(engine.compose());
        command.addAll(List.of("--env-file", compose.resolve("ha.env").toString()));
        command.addAll(List.of(words));
        Map<String, String> environment = new HashMap<>(settings);
        environment.putAll(engine.environment());
        Engine.run(compose, environment, PATIENCE, command);
    }
}
