package io.hearth.local;

import io.hearth.contract.seal.Secret;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A private, real Keystone under uWSGI on the loopback interface: its own configuration, keys and
 * PostgreSQL database, nothing of the machine's own Keystone touched. Data and keys are kept over a
 * restart.
 */
public final class KeystoneServer implements AutoCloseable {
    private static final Duration STEP_PATIENCE = Duration.ofMinutes(3);
    private static final Duration START_PATIENCE = Duration.ofMinutes(3);

    private final KeystoneServerSettings settings;
    private final KeystonePrograms programs;
    private final Process process;
    private final Thread atExit;

    private KeystoneServer(
            KeystoneServerSettings settings, KeystonePrograms programs, Process process) {
        this.settings = settings;
        this.programs = programs;
        this.process = process;
        this.atExit = new Thread(process::destroy, "keystone-stop");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts it and waits until it answers. A server that a killed parent has left in the same
     * directory is stopped first.
     *
     * @param progress told what is being done
     * @throws IOException if it does not start; the message has the end of its log
     */
    public static KeystoneServer start(KeystoneServerSettings settings, Consumer<String> progress)
            throws IOException {
        KeystoneFiles files = new KeystoneFiles(settings.directory());
        KeystonePrograms programs = KeystonePrograms.find(settings.origin(), files, progress);
        programs.stopLeftover();
        files.write(settings);
        String mark = mark(settings, programs);
        boolean ready =
                Files.exists(files.readyMark()) && Files.readString(files.readyMark()).equals(mark);
        if (!ready) {
            progress.accept("Making Keystone's tables and keys");
            prepare(programs);
        }
        progress.accept("Starting Keystone");
        KeystoneServer server =
                new KeystoneServer(settings, programs, programs.serve().start(files.serverLog()));
        try {
            if (!ready) {
                bootstrap(programs, settings);
                Files.writeString(files.readyMark(), mark);
            }
            server.awaitAnswer(files);
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /**
     * Removes what of a stopped server is outside of its directory, which is to be deleted next: a
     * container, if one was left.
     */
    public static void forget(Path directory) {
        ContainedKeystone.remove(directory.toAbsolutePath().normalize());
    }

    /** The Identity API's base with its version. */
    public String url() {
        return settings.url();
    }

    public String region() {
        return settings.region();
    }

    /** Of the user {@code admin} in project {@code admin}, domain Default. */
    public Secret adminPassword() {
        return settings.adminPassword();
    }

    /** Where a server that lives in a directory reads its policy overlay. */
    public static Path policyFile(Path directory) {
        return new KeystoneFiles(directory).policy();
    }

    /**
     * Sets the policy overlay ({@code policy.yaml}), which is kept over a restart; Keystone reads
     * it anew without one. {@code {}} leaves the default policy alone.
     */
    public void installPolicy(String overlay) throws IOException {
        Path policy = policyFile(settings.directory());
        Path next = policy.resolveSibling("policy.yaml.next");
        Files.writeString(next, overlay);
        Files.move(next, policy, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The server's process. */
    public ProcessHandle process() {
        return programs.server(process);
    }

    /** Keystone's version and, if so, what it is contained in; for people. */
    public String version() {
        return programs.version();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook does it.
        }
        programs.stop(process);
    }

    /** The steps need nothing of one another, and each spends seconds on loading Python code. */
    private static void prepare(KeystonePrograms programs) throws IOException {
        List<CompletableFuture<Void>> steps =
                List.of(
                        run(() -> programs.manage().and(List.of("db_sync"))),
                        run(() -> programs.manageKeys("fernet_setup")),
                        run(() -> programs.manageKeys("credential_setup")));
        try {
            CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw new IOException("Keystone cannot be set up: " + e.getCause(), e);
        }
    }

    private static CompletableFuture<Void> run(Callable<Command> step) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        step.call().run(STEP_PATIENCE);
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }

    private static void bootstrap(KeystonePrograms programs, KeystoneServerSettings settings)
            throws IOException {
        programs.manage()
                .and(
                        List.of(
                                "bootstrap",
                                "--bootstrap-region-id",
                                settings.region(),
                                "--bootstrap-admin-url",
                                settings.url(),
                                "--bootstrap-internal-url",
                                settings.url(),
                                "--bootstrap-public-url",
                                settings.url()))
                // In the environment, since everybody may read a command line.
                .with(Map.of("OS_BOOTSTRAP_PASSWORD", settings.adminPassword().reveal()))
                .run(STEP_PATIENCE);
    }

    /** What the tables and the bootstrap were made for and by; without the password itself. */
    private static String mark(KeystoneServerSettings settings, KeystonePrograms programs) {
        return Digests.sha256(
                String.join(
                                " ",
                                settings.database().connection(),
                                settings.url(),
                                settings.region(),
                                settings.adminPassword().reveal())
                        + programs.mark());
    }

    private void awaitAnswer(KeystoneFiles files) throws IOException {
        Instant end = Instant.now().plus(START_PATIENCE);
        while (!answers()) {
            if (ended(process) || Instant.now().isAfter(end)) {
                throw new IOException(
                        "Keystone does not answer on port %d: %s"
                                .formatted(settings.port(), Command.tail(files.serverLog())));
            }
        }
    }

    /** Looks for the end a moment, which is also the pause between two tries. */
    private static boolean ended(Process server) throws IOException {
        try {
            return server.waitFor(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The wait for Keystone was interrupted.", e);
        }
    }

    private boolean answers() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url()).toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
