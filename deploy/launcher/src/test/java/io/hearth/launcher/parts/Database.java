package io.hearth.launcher.parts;

import io.hearth.launcher.layout.Listener;
import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.Settings;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.local.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A database of a local Hearth, such as a service's own records.
 *
 * @param url of JDBC
 */
public record Database(String url) {
    /** Of one of the services. */
    public static Database of(Part service, StateDirectory state) {
        return named(service.database(), state);
    }

    /** Any that PostgreSQL has. */
    public static Database named(String name, StateDirectory state) {
        return new Database(
                "jdbc:postgresql://127.0.0.1:%d/%s"
                        .formatted(Settings.load(state).ports().of(Listener.POSTGRESQL), name));
    }

    /** The first column of the rows, each parameter for a {@code ?}. */
    public List<String> texts(String select, String... parameters) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, PostgresServer.USER, "");
                PreparedStatement statement = connection.prepareStatement(select)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(String.valueOf(rows.getString(1)));
                }
            }
            return texts;
        }
    }

    /** Does what has no rows for an answer. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, PostgresServer.USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
