package io.hearth.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * While releases change, replicas of the former one start again on databases that the next one has
 * migrated. Its migrations come after all that they know, or between them: libraries' have lower
 * numbers than services' own.
 */
@QuarkusTest
@WithBackingServices
class LaterMigrationsTest {
    @Inject Flyway flyway;
    @Inject DataSource database;

    @ParameterizedTest
    @ValueSource(strings = {"999", "0.2.1"})
    void aServiceStartsOnADatabaseThatALaterReleaseHasMigrated(String version) throws SQLException {
        execute(
                """
                insert into flyway_schema_history
                select 9999, '%s', 'of a later release', type, script, checksum, installed_by,
                    installed_on, execution_time, true
                from flyway_schema_history where version is not null limit 1
                """
                        .formatted(version));
        try {
            assertThatCode(flyway::migrate).doesNotThrowAnyException();
        } finally {
            assertThat(execute("delete from flyway_schema_history where installed_rank = 9999"))
                    .isEqualTo(1);
        }
    }

    private int execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
