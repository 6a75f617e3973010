package io.hearth.identityworker.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The ledger's rows of one stack tree, without what differs from tree to tree. */
public final class LedgerView {
    private LedgerView() {}

    public static String shape(DataSource database, String rootId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                select kind, resource, generation, desired, phase, keystone_id is not null,
                                    token is not null, coalesce(json_array_length(former_keys::json), 0)
                                from identity where root_id = ? order by kind, resource, generation
                                """)) {
            select.setString(1, rootId);
            List<String> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(
                            "%s '%s' %d %s %s %b %b %d"
                                    .formatted(
                                            row.getString(1),
                                            row.getString(2),
                                            row.getLong(3),
                                            row.getString(4),
                                            row.getString(5),
                                            row.getBoolean(6),
                                            row.getBoolean(7),
                                            row.getInt(8)));
                }
            }
            return String.join("\n", rows);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
