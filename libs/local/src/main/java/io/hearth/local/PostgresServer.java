package io.hearth.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL server of our own on the loopback interface, run from Maven's binaries, data kept in
 * a directory.
 */
public final class PostgresServer implements AutoCloseable {
    /** The one role; it may log in without a password, from this machine only. */
    public static final String USER = "postgres";

    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Whether commits must outlive a crash of the machine; tests do without. */
    public enum Durability {
        DURABLE,
        FAST
    }

    /**
     * Starts the server, after stopping one that a killed parent has left on the same data.
     *
     * @param directory holds the data; created when missing
     * @throws IOException if it does not start; the message names the directory
     */
    public static PostgresServer start(Path directory, int port, Durability durability)
            throws IOException {
        Path data = directory.resolve("data");
        Files.createDirectories(directory);
        stopLeftover(data);
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder()
                        .setPort(port)
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("shared_buffers", "64MB");
        if (durability == Durability.DURABLE) {
            builder.setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on");
        }
        try {
            return new PostgresServer(builder.start());
        } catch (IOException | IllegalStateException e) {
            throw new IOException(
                    "PostgreSQL does not start on port %d with its data in %s."
                            .formatted(port, data),
                    e);
        }
    }

    public int port() {
        return server.getPort();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), database);
    }

    /** For the reactive client. */
    public String reactiveUrl(String database) {
        return "postgresql://127.0.0.1:%d/%s".formatted(port(), database);
    }

    /** Creates a database if it is not there. */
    public void createDatabase(String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            if (!exists(connection, name)) {
                try (Statement create = connection.createStatement()) {
                    create.execute(
                            "create database \"%s\" encoding 'UTF8'"
                                    .formatted(name.replace("\"", "")));
                }
            }
        }
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            select.setString(1, database);
            return select.executeQuery().next();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static void stopLeftover(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        ProcessHandle leftover =
                lines.isEmpty()
                        ? null
                        : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElse(null);
        if (leftover == null || !servesData(leftover, data)) {
            Files.deleteIfExists(pidFile);
            return;
        }
        leftover.destroy();
        try {
            leftover.onExit().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            throw new IOException(
                    "A PostgreSQL (pid %d) still holds %s; stop it first."
                            .formatted(leftover.pid(), data),
                    e);
        }
    }

    /** A pid may have gone to another program since. */
    private static boolean servesData(ProcessHandle process, Path data) {
        try {
            String command = Files.readString(Path.of("/proc/%d/cmdline".formatted(process.pid())));
            return command.contains(data.toString());
        } catch (IOException e) {
            return false;
        }
    }
}
