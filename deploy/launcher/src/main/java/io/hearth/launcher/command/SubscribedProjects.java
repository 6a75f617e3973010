package io.hearth.launcher.command;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The projects that have webhooks, as webhook-service's database has them.
 *
 * @param database JDBC's URL of it
 */
record SubscribedProjects(String database) {
    private static final String ALL =
            """
            select project_id, count(distinct id), count(delivery.event_id)
            from webhook left join delivery on webhook_id = id and state = 'PENDING'
            group by project_id order by project_id
            """;

    /** What was to be sent goes with it. */
    private static final String REMOVE = "delete from webhook where project_id = ? returning name";

    /**
     * @param id Keystone's
     * @param waiting events that are yet to be sent
     */
    record Subscribed(String id, long webhooks, long waiting) {}

    List<Subscribed> all() throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                PreparedStatement statement = connection.prepareStatement(ALL);
                ResultSet rows = statement.executeQuery()) {
            List<Subscribed> projects = new ArrayList<>();
            while (rows.next()) {
                projects.add(new Subscribed(rows.getString(1), rows.getLong(2), rows.getLong(3)));
            }
            return projects;
        }
    }

    /**
     * Removes all webhooks of a project.
     *
     * @return their names
     */
    List<String> remove(String projectId) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            statement.setString(1, projectId);
            List<String> names = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        }
    }
}
