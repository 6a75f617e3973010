package io.hearth.identityworker.scan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import javax.sql.DataSource;

/** Since when each orphan has been known. */
public final class Orphans {
    private final DataSource database;

    public Orphans(DataSource database) {
        this.database = database;
    }

    /** Notes an orphan, and says since when it has been known. */
    Instant note(String keystoneId, String kind, Instant now) {
        String sql =
                """
                insert into orphan (keystone_id, kind, found_at) values (?, ?, ?)
                on conflict (keystone_id) do update set kind = excluded.kind
                returning found_at
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, keystoneId);
            insert.setString(2, kind);
            insert.setTimestamp(3, Timestamp.from(now));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getTimestamp(1).toInstant();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Orphans cannot be noted.", e);
        }
    }

    /** Forgets all but these. */
    void keepOnly(Collection<String> keystoneIds) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement(
                                "delete from orphan where not keystone_id = any(?)")) {
            delete.setArray(1, connection.createArrayOf("text", keystoneIds.toArray()));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Orphans cannot be forgotten.", e);
        }
    }
}
