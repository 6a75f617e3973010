package io.hearth.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.messaging.purge.Purge;
import io.hearth.messaging.purge.Purges;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithBackingServices
class PurgesTest {
    @Inject Purges purges;
    @Inject DataSource database;

    private final String consumer = "purges-" + UUID.randomUUID();

    @Test
    void whatTheBusCannotBringAgainIsForgottenAndNothingElse() throws SQLException {
        remember(2 * Purge.USUAL_BATCH + 1, "9 days");
        remember(3, "7 days");

        purges.run();

        assertThat(remembered()).isEqualTo(3);
    }

    @Test
    void aStatementRemovesNoMoreThanItsBatch() throws SQLException {
        remember(Purge.USUAL_BATCH, "9 days");
        Purge two =
                Purge.of(
                        "inbox",
                        Duration.ofDays(8),
                        2,
                        "consumer = '%s' and seen_at < ?".formatted(consumer));

        execute(two.sql(), 2);

        assertThat(remembered()).isEqualTo(Purge.USUAL_BATCH - 2);
    }

    @Test
    void aPurgeWithoutABatchIsRefused() {
        assertThatThrownBy(() -> Purge.of("inbox", Duration.ofDays(8), 0, "seen_at < ?"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("inbox");
    }

    private void remember(int events, String age) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into inbox (consumer, event_id, seen_at) select ?,"
                                        + " gen_random_uuid(), now() - cast(? as interval)"
                                        + " from generate_series(1, ?)")) {
            insert.setString(1, consumer);
            insert.setString(2, age);
            insert.setInt(3, events);
            insert.executeUpdate();
        }
    }

    private void execute(String sql, int batch) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setTimestamp(1, new java.sql.Timestamp(System.currentTimeMillis()));
            delete.setInt(2, batch);
            delete.executeUpdate();
        }
    }

    private int remembered() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement count =
                        connection.prepareStatement(
                                "select count(*) from inbox where consumer = ?")) {
            count.setString(1, consumer);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
