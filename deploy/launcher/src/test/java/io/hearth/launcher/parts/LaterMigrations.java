package io.hearth.launcher.parts;

import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.StateDirectory;
import java.sql.SQLException;

/**
 * What a later release leaves in the services' databases: migrations after all that this build
 * knows, and among them, as those of libraries are.
 */
public record LaterMigrations(StateDirectory state) {
    public void areMade() throws SQLException {
        each(
                """
                insert into flyway_schema_history
                select 9990 + rank, version, 'of a later release', type, script, checksum,
                    installed_by, installed_on, execution_time, true
                from (select type, script, checksum, installed_by, installed_on, execution_time
                    from flyway_schema_history where version is not null limit 1) as any_of_them,
                    (values (1, '0.2.1'), (2, '999')) as later (rank, version)
                """);
    }

    public void areForgotten() throws SQLException {
        each("delete from flyway_schema_history where installed_rank > 9990");
    }

    private void each(String sql) throws SQLException {
        for (Part service : Part.services()) {
            Database.of(service, state).execute(sql);
        }
    }
}
