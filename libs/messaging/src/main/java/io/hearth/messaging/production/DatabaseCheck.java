package io.hearth.messaging.production;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Whether the database keeps what it has said to be kept, and lets the service do no more than it
 * needs.
 *
 * @see <a href="https://www.postgresql.org/docs/current/runtime-config-wal.html">PostgreSQL: write
 *     ahead log</a>
 */
@ApplicationScoped
class DatabaseCheck implements ProductionCheck {
    private static final List<String> DURABLE =
            List.of("fsync", "full_page_writes", "synchronous_commit");

    private final DataSource database;

    DatabaseCheck(DataSource database) {
        this.database = database;
    }

    @Override
    public List<String> amiss() {
        List<String> amiss = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : DURABLE) {
                if (word(statement, "show " + setting).equals("off")) {
                    amiss.add(
                            "PostgreSQL may forget what it has said to be kept: %s is off; set it to on."
                                    .formatted(setting));
                }
            }
            if (word(statement, "show is_superuser").equals("on")) {
                amiss.add(
                        "The service is PostgreSQL's superuser: give it a role that owns its database and nothing else.");
            }
        } catch (SQLException e) {
            amiss.add("PostgreSQL cannot be asked: %s".formatted(e.getMessage()));
        }
        return amiss;
    }

    private static String word(Statement statement, String query) throws SQLException {
        try (ResultSet answer = statement.executeQuery(query)) {
            return answer.next() ? answer.getString(1) : "";
        }
    }
}
