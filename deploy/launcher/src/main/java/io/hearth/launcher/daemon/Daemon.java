package io.hearth.launcher.daemon;

import io.hearth.keystone.DeploymentId;
import io.hearth.launcher.edge.Edge;
import io.hearth.launcher.layout.DeploymentFile;
import io.hearth.launcher.layout.Installation;
import io.hearth.launcher.layout.Listener;
import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.SecretFiles;
import io.hearth.launcher.layout.Settings;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.local.PostgresServer;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Holds all parts of a local Hearth from their start until it is told to end. */
public final class Daemon {
    /** For what was being started when all was to end. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final StateDirectory state;
    private final Settings settings;
    private final Steps steps;
    private final StatusBoard board;
    private final Holder holder = new Holder();
    private final Backing backing;
    private final ServiceConfiguration configuration;
    private final CompletableFuture<?> told = new CompletableFuture<>();

    /**
     * @param state held by this process
     * @param reports read by the command that started this process
     */
    public Daemon(StateDirectory state, PrintStream reports) {
        this.state = state;
        this.settings = Settings.load(state);
        this.steps = new Steps(reports, state.log("daemon"));
        this.board = new StatusBoard(state, Clock.systemUTC());
        SecretFiles secrets = new SecretFiles(state);
        DeploymentId deployment = DeploymentFile.of(state);
        this.backing = new Backing(state, settings, secrets, deployment, board, holder);
        this.configuration = new ServiceConfiguration(state, settings, secrets, deployment);
    }

    /**
     * Starts everything and stays until the process is told to end, be it before all is ready.
     *
     * @return the process' exit code: 0 after a stop, 1 when a part did not start
     */
    public int run() {
        long began = System.nanoTime();
        Termination.onSignal(() -> told.complete(null));
        List<CompletableFuture<?>> start = startAll();
        try {
            CompletableFuture.anyOf(allOrFirstFailure(start), told).join();
        } catch (CompletionException e) {
            endAll(start);
            return 1;
        }
        if (!told.isDone()) {
            board.allReady();
            steps.ready(Duration.ofNanos(System.nanoTime() - began));
            told.join();
        }
        endAll(start);
        return 0;
    }

    /** What was just being started is stopped, too, as soon as it is there. */
    private void endAll(List<CompletableFuture<?>> start) {
        board.ending();
        holder.closeAll();
        CompletableFuture.allOf(start.toArray(CompletableFuture[]::new))
                .handle((done, failure) -> done)
                .completeOnTimeout(null, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private List<CompletableFuture<?>> startAll() {
        CompletableFuture<PostgresServer> postgres =
                steps.run("postgresql", List.of(), backing::startPostgres);
        CompletableFuture<?> kafka = steps.run("kafka", List.of(), backing::startKafka);
        CompletableFuture<Edge> edge = steps.run("edge", List.of(), this::startEdge);
        CompletableFuture<?> keystone =
                settings.keystone().isPresent()
                        ? CompletableFuture.completedFuture(null)
                        : steps.run(
                                "keystone",
                                List.of(postgres),
                                () -> backing.startKeystone(postgres.join(), steps));
        CompletableFuture<String> bootstrap =
                steps.run("bootstrap", List.of(keystone), () -> backing.bootstrap(steps));
        CompletableFuture<String> domain =
                backing.knownDomain().map(CompletableFuture::completedFuture).orElse(bootstrap);
        List<CompletableFuture<?>> all =
                new ArrayList<>(List.of(postgres, kafka, edge, keystone, bootstrap));
        for (Part service : Part.services()) {
            all.add(
                    steps.run(
                            service.label(),
                            List.of(postgres, kafka, domain),
                            () -> startService(service, domain.join())));
        }
        return all;
    }

    /** Does not wait for the rest once one has failed. */
    private static CompletableFuture<?> allOrFirstFailure(List<CompletableFuture<?>> all) {
        CompletableFuture<Void> failure = new CompletableFuture<>();
        all.forEach(
                step ->
                        step.whenComplete(
                                (result, thrown) -> {
                                    if (thrown != null) {
                                        failure.completeExceptionally(thrown);
                                    }
                                }));
        return CompletableFuture.anyOf(
                failure, CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)));
    }

    private Edge startEdge() {
        Edge edge = holder.hold(Edge.start(settings.ports()));
        board.set(Part.EDGE, PartState.READY, Installation.version());
        return edge;
    }

    private ChildProcess startService(Part service, String domainId) {
        Path file = configuration.write(service, domainId);
        ChildProcess process =
                new ChildProcess(
                        service,
                        Installation.version(),
                        new ServiceCommand(service, Installation.current(), file)::builder,
                        state,
                        new Readiness.Health(health(service)),
                        board);
        holder.holdService(process);
        process.start();
        return process;
    }

    private URI health(Part service) {
        Listener listener = service.listeners().getFirst();
        return URI.create(
                "http://127.0.0.1:%d/q/health/ready".formatted(settings.ports().of(listener)));
    }
}
