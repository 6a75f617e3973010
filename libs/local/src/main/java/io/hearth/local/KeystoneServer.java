package io.hearth.local;

import io.hearth.contract.seal.Secret;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A private, real Keystone under uWSGI on the loopback interface: its own configuration, keys and
 * PostgreSQL database, nothing of the machine's own Keystone touched. Data and keys are kept over a
 * restart.
 */
public final class KeystoneServer implements AutoCloseable {
    private static final Duration STEP_PATIENCE = Duration.ofMinutes(3);
    private static final Duration START_PATIENCE = Duration.ofMinutes(3);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final KeystoneServerSettings settings;
    private final ProcessHandle process;
    private final Thread atExit;

    private KeystoneServer(KeystoneServerSettings settings, ProcessHandle process) {
        this.settings = settings;
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
        KeystonePackage.install(progress);
        KeystoneFiles files = new KeystoneFiles(settings.directory());
        stopLeftover(files);
        files.write(settings);
        String mark = mark(settings);
        boolean ready =
                Files.exists(files.readyMark()) && Files.readString(files.readyMark()).equals(mark);
        if (!ready) {
            progress.accept("Making Keystone's tables and keys");
            prepare(files);
        }
        progress.accept("Starting Keystone");
        Process process =
                Command.of("uwsgi", "--ini", files.serverConfiguration().toString())
                        .start(files.serverLog());
        KeystoneServer server = new KeystoneServer(settings, process.toHandle());
        try {
            if (!ready) {
                bootstrap(files, settings);
                Files.writeString(files.readyMark(), mark);
            }
            server.awaitAnswer(process, files);
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
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

    /**
     * Sets the policy overlay ({@code policy.yaml}), which is kept over a restart; Keystone reads
     * it anew without one. {@code {}} leaves the default policy alone.
     */
    public void installPolicy(String overlay) throws IOException {
        Path policy = new KeystoneFiles(settings.directory()).policy();
        Path next = policy.resolveSibling("policy.yaml.next");
        Files.writeString(next, overlay);
        Files.move(next, policy, StandardCopyOption.ATOMIC_MOVE);
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook does it.
        }
        stop(process);
    }

    /** The steps need nothing of one another, and each spends seconds on loading Python code. */
    private static void prepare(KeystoneFiles files) throws IOException {
        List<CompletableFuture<Void>> steps =
                List.of(
                        manage(files, List.of("db_sync")),
                        manage(files, keySetup(files, "fernet_setup")),
                        manage(files, keySetup(files, "credential_setup")));
        try {
            CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw new IOException("Keystone cannot be set up: " + e.getCause(), e);
        }
    }

    /** The keys belong to whom the directory belongs to, which is who runs the server. */
    private static List<String> keySetup(KeystoneFiles files, String step) throws IOException {
        Path directory = files.configuration().getParent();
        return List.of(
                step,
                "--keystone-user",
                Files.getAttribute(directory, "unix:uid").toString(),
                "--keystone-group",
                Files.getAttribute(directory, "unix:gid").toString());
    }

    private static CompletableFuture<Void> manage(KeystoneFiles files, List<String> step) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        keystoneManage(files).and(step).run(STEP_PATIENCE);
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }

    private static void bootstrap(KeystoneFiles files, KeystoneServerSettings settings)
            throws IOException {
        keystoneManage(files)
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

    private static Command keystoneManage(KeystoneFiles files) {
        return Command.of(
                "keystone-manage",
                "--config-file",
                files.configuration().toString(),
                "--config-dir",
                files.configuration().resolveSibling("conf.d").toString());
    }

    /** What the tables and the bootstrap were made for; without the password itself. */
    private static String mark(KeystoneServerSettings settings) {
        String text =
                String.join(
                        " ",
                        settings.database().connection(),
                        settings.url(),
                        settings.region(),
                        settings.adminPassword().reveal());
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitAnswer(Process server, KeystoneFiles files) throws IOException {
        Instant end = Instant.now().plus(START_PATIENCE);
        while (!answers()) {
            if (ended(server) || Instant.now().isAfter(end)) {
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

    private static void stopLeftover(KeystoneFiles files) throws IOException {
        Path pidFile = files.pidFile();
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readString(pidFile).strip());
        ProcessHandle.of(pid).filter(found -> serves(found, files)).ifPresent(KeystoneServer::stop);
        Files.deleteIfExists(pidFile);
    }

    /** A pid may have gone to another program since. */
    private static boolean serves(ProcessHandle process, KeystoneFiles files) {
        try {
            return Files.readString(Path.of("/proc/%d/cmdline".formatted(process.pid())))
                    .contains(files.serverConfiguration().toString());
        } catch (IOException e) {
            return false;
        }
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
