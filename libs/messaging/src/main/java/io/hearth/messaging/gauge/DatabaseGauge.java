package io.hearth.messaging.gauge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A figure of the service's database, the same for all of its replicas. A service makes a bean of
 * each that it has; {@link DatabaseGauges} reads them.
 *
 * @param name the meter's
 * @param unit such as {@code seconds}; null for a number of things
 * @param sql answers with one row of one number
 */
public record DatabaseGauge(String name, @Nullable String unit, String sql) {
    private static final String SECONDS = "seconds";

    /** How many rows a table has. */
    public static DatabaseGauge ofRows(String name, String table) {
        return new DatabaseGauge(name, null, "select count(*) from " + table);
    }

    /**
     * How many seconds ago something was; 0 for what is not, or is still to come.
     *
     * @param time a query for one time or none; part of the SQL
     */
    public static DatabaseGauge ofSecondsSince(String name, String time) {
        return new DatabaseGauge(
                name,
                SECONDS,
                "select greatest(0, extract(epoch from now() - (%s)))".formatted(time));
    }

    /** As it is in the connection's transaction. */
    public double read(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getDouble(1);
        }
    }
}
