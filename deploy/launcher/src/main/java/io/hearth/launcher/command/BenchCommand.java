package io.hearth.launcher.command;

import io.hearth.launcher.daemon.RunRecord;
import io.hearth.launcher.layout.DeploymentFile;
import io.hearth.launcher.layout.Installation;
import io.hearth.launcher.layout.Listener;
import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.SecretFiles;
import io.hearth.launcher.layout.Settings;
import io.hearth.launcher.layout.StateDirectory;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code hearth bench}: the benchmark in a JVM of its own, told by its environment where everything
 * is.
 */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures speed and size against the bare parts, in the same run; starts Hearth if need be.",
            "Exits with 1 when a target is missed."
        })
public final class BenchCommand implements Callable<Integer> {
    private static final io.hearth.keystone.bootstrap.Account DOMAIN_ADMIN =
            io.hearth.keystone.bootstrap.Account.DOMAIN_ADMIN;

    private final Supplier<StateDirectory> stateDirectory;
    private final UpCommand up;

    @Parameters(
            arity = "0..*",
            paramLabel = "WHAT",
            description = {
                "plain, create, storm, metadata, signals, visibility, agents, memory, clients, validate, sizes;"
                        + " all of these by default.",
                "And nested: stacks of more resources than Hearth allows unless it was started with"
                        + " HEARTH_LIMIT_MAX_RESOURCES_PER_STACK=-1 in the environment.",
                "And loaded: with 1,000 stacks more there, for which it takes"
                        + " HEARTH_LIMIT_MAX_STACKS_PER_TENANT=-1."
            })
    private List<String> what = new ArrayList<>();

    @Option(
            names = "--results",
            paramLabel = "FILE",
            defaultValue = "target/bench.json",
            description = "Where the figures are written as JSON (default: ${DEFAULT-VALUE}).")
    private Path results = Path.of("target/bench.json");

    public BenchCommand(Supplier<StateDirectory> stateDirectory, UpCommand up) {
        this.stateDirectory = stateDirectory;
        this.up = up;
    }

    @Override
    public Integer call() throws Exception {
        int started = up.call();
        if (started != 0) {
            return started;
        }
        Path bench = Installation.current().home().resolve("deploy/bench");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-Xmx512m",
                                "-cp",
                                bench.resolve("load/target/hearth-bench-load.jar")
                                        + File.pathSeparator
                                        + bench.resolve("load/target/lib")
                                        + "/*",
                                "io.hearth.bench.Bench"));
        command.addAll(what);
        ProcessBuilder process = new ProcessBuilder(command).inheritIO();
        environment(stateDirectory.get(), bench)
                .forEach((name, value) -> process.environment().put("HEARTH_BENCH_" + name, value));
        return process.start().waitFor();
    }

    private Map<String, String> environment(StateDirectory state, Path bench) throws IOException {
        Settings settings = Settings.load(state);
        return Map.ofEntries(
                Map.entry("ORCHESTRATION", settings.orchestrationUrl()),
                Map.entry("METADATA_SERVICE", direct(settings, Listener.METADATA_SERVICE)),
                Map.entry("SIGNAL_SERVICE", direct(settings, Listener.SIGNAL_SERVICE)),
                Map.entry("KEYSTONE", settings.keystoneUrl().toString()),
                Map.entry("OWNER_USERNAME", Account.OWNER.userName(state)),
                Map.entry("OWNER_PASSWORD", Account.OWNER.password(state).reveal()),
                Map.entry("OWNER_DOMAIN", "Default"),
                Map.entry("OWNER_PROJECT", Account.OWNER.userName(state)),
                Map.entry("DOMAIN_ADMIN_USERNAME", DOMAIN_ADMIN.userName(DeploymentFile.of(state))),
                Map.entry(
                        "DOMAIN_ADMIN_PASSWORD",
                        new SecretFiles(state).password(DOMAIN_ADMIN.label()).reveal()),
                Map.entry("DOMAIN_ADMIN_DOMAIN", DOMAIN_ADMIN.domainName()),
                Map.entry("STACK_USER_DOMAIN_ID", stackUserDomainId(state)),
                Map.entry("SERVICE_PIDS", pids(RunRecord.running(state).orElseThrow())),
                Map.entry(
                        "BARE_JAR",
                        bench.resolve("bare/target/quarkus-app/quarkus-run.jar").toString()),
                Map.entry("RESULTS", results.toAbsolutePath().toString()));
    }

    private static String direct(Settings settings, Listener listener) {
        return "http://127.0.0.1:%d/v1".formatted(settings.ports().of(listener));
    }

    /** As the services have been told it. */
    private static String stackUserDomainId(StateDirectory state) throws IOException {
        Properties told = new Properties();
        try (Reader reader = Files.newBufferedReader(state.run("identity-worker.properties"))) {
            told.load(reader);
        }
        return told.getProperty("hearth.stack-user-domain-id", "");
    }

    private static String pids(RunRecord run) {
        return run.parts().entrySet().stream()
                .filter(part -> Part.services().contains(part.getKey()))
                .map(part -> part.getKey().label() + "=" + part.getValue().process().pid())
                .collect(Collectors.joining(","));
    }
}
