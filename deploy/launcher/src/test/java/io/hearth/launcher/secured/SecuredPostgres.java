package io.hearth.launcher.secured;

import io.hearth.launcher.layout.Part;
import io.hearth.local.FreePorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;

/** A PostgreSQL that speaks TLS, with a database for each service by the service's name. */
public final class SecuredPostgres implements AutoCloseable {
    private final EmbeddedPostgres server;

    private SecuredPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * @param directory holds its data
     */
    public static SecuredPostgres start(Path directory, Certificates certificates)
            throws IOException, SQLException {
        EmbeddedPostgres server =
                EmbeddedPostgres.builder()
                        .setPort(FreePorts.next())
                        .setDataDirectory(directory)
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("ssl", "on")
                        .setServerConfig("ssl_cert_file", certificates.certificate().toString())
                        .setServerConfig("ssl_key_file", certificates.key().toString())
                        .start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (Part service : Part.services()) {
                statement.execute("create database \"%s\"".formatted(service.label()));
            }
        }
        return new SecuredPostgres(server);
    }

    /** On the loopback interface. */
    public int port() {
        return server.getPort();
    }

    /** The databases with sessions that are encrypted, or those with others. */
    public Set<String> databasesInUse(boolean encrypted) throws SQLException {
        Set<String> databases = new TreeSet<>();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet sessions =
                        statement.executeQuery(
                                "select datname from pg_stat_ssl join pg_stat_activity using (pid)"
                                        + " where ssl = %b and datname <> 'postgres'"
                                                .formatted(encrypted))) {
            while (sessions.next()) {
                databases.add(sessions.getString(1));
            }
        }
        return databases;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
