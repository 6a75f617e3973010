package io.hearth.webhookservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.hearth.webhookservice.testing.ReceiverCertificate;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithBackingServices
@WithKeystone(service = "webhook-service")
@WithTestResource(ReceiverCertificate.class)
class DeliveryGaugesTest {
    private static final double NINETY_SECONDS = 90;
    private static final double HOUR = 3_600;

    @Inject DataSource database;

    @Test
    void onlyWhatNobodySendsIsLate() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            UUID failing = webhook(connection, 1);
            put(connection, failing, "- interval '90 seconds'");
            UUID slow = webhook(connection, 0);
            put(connection, slow, "- interval '90 seconds'");
            put(connection, slow, "+ interval '10 seconds'");
            assertThat(new DeliveryGauges().late().read(connection)).isLessThan(NINETY_SECONDS);

            put(connection, webhook(connection, 0), "- interval '90 seconds'");

            assertThat(new DeliveryGauges().late().read(connection))
                    .isBetween(NINETY_SECONDS, HOUR);
            assertThat(new DeliveryGauges().pending().read(connection)).isEqualTo(4);
            assertThat(new DeliveryGauges().dead().read(connection)).isZero();
            connection.rollback();
        }
    }

    private static UUID webhook(Connection connection, int failures) throws SQLException {
        UUID id = UUID.randomUUID();
        execute(
                connection,
                """
                insert into webhook (id, project_id, name, url, types, stacks, tags, secret, enabled,
                    failures, created_at, updated_at)
                values ('%1$s', '%1$s', 'n', 'https://h.example', '{*}', '{}', '{}', 's', true, %2$d,
                    now(), now())
                """
                        .formatted(id, failures));
        return id;
    }

    private static void put(Connection connection, UUID webhook, String due) throws SQLException {
        execute(
                connection,
                """
                insert into delivery (webhook_id, event_id, root_id, stack_id, type, body, due_at,
                    created_at)
                values ('%s', gen_random_uuid(), 'r', 's', 't', '', now() %s, now())
                """
                        .formatted(webhook, due));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
