package io.hearth.launcher.command;

import io.hearth.launcher.bus.Bus;
import io.hearth.launcher.layout.Installation;
import io.hearth.launcher.layout.Listener;
import io.hearth.launcher.layout.Settings;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.launcher.story.Story;
import io.hearth.launcher.story.StoryException;
import io.hearth.launcher.story.StoryWorld;
import io.hearth.launcher.story.Teller;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hearth demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Tells the main job end to end with real clients; starts Hearth if need be.",
            "With --against compose, on the Hearth that docker compose has started."
        })
public final class DemoCommand implements Callable<Integer> {
    /** Which Hearth the story is told on. */
    enum Target {
        LOCAL,
        COMPOSE
    }

    private final Supplier<StateDirectory> stateDirectory;
    private final UpCommand up;

    @Option(
            names = "--against",
            defaultValue = "local",
            paramLabel = "WHICH",
            description = "local, or compose (default: ${DEFAULT-VALUE}).")
    private Target target = Target.LOCAL;

    public DemoCommand(Supplier<StateDirectory> stateDirectory, UpCommand up) {
        this.stateDirectory = stateDirectory;
        this.up = up;
    }

    @Override
    public Integer call() throws Exception {
        int started = target == Target.LOCAL ? up.call() : 0;
        if (started != 0) {
            return started;
        }
        StoryWorld world =
                switch (target) {
                    case LOCAL -> world(stateDirectory.get());
                    case COMPOSE -> ComposeDeployment.of(Installation.current()).world();
                };
        long began = System.nanoTime();
        try {
            Story.begin(world, new Teller(System.out)).tell();
        } catch (StoryException e) {
            System.out.flush();
            System.err.printf("%nhearth: %s%n", e.getMessage());
            return 1;
        }
        System.out.printf(
                "%nThe story is told; all was as it should be (%.0f s).%n",
                (System.nanoTime() - began) / 1e9);
        return 0;
    }

    /** The Hearth that runs in that state directory. */
    public static StoryWorld world(StateDirectory state) {
        Settings settings = Settings.load(state);
        return new StoryWorld(
                settings.orchestrationUrl(),
                settings.cloudformationUrl(),
                settings.keystoneUrl().toString(),
                Bus.at("127.0.0.1:" + settings.ports().of(Listener.KAFKA)),
                Account.OWNER.environment(state),
                Account.OTHER.environment(state),
                admin(settings, state));
    }

    /** Another Keystone's administrator logs in as the environment says. */
    private static Map<String, String> admin(Settings settings, StateDirectory state) {
        if (settings.keystone().isEmpty()) {
            return Account.ADMIN.environment(state);
        }
        Map<String, String> admin = new HashMap<>();
        admin.put("OS_USER_DOMAIN_NAME", "Default");
        admin.put("OS_PROJECT_DOMAIN_NAME", "Default");
        System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("OS_"))
                .forEach(variable -> admin.put(variable.getKey(), variable.getValue()));
        return admin;
    }
}
