package io.hearth.launcher.crash;

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
import java.util.ArrayList;
import java.util.List;

/**
 * A service's own records, read only.
 *
 * @param url of JDBC
 */
record Database(String url) {
    static Database of(Part service, StateDirectory state) {
        return new Database(
                "jdbc:postgresql://127.0.0.1:%d/%s"
                        .formatted(
                                Settings.load(state).ports().of(Listener.POSTGRESQL),
                                service.database()));
    }

    /** The first column of the rows, each parameter for a {@code ?}. */
    List<String> texts(String select, String... parameters) throws SQLException {
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
}
