package io.hearth.signalservice.alarm;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.testkit.DocumentedMetrics;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithBackingServices
@WithKeystone(service = "signal-service")
class AlarmGaugeTest {
    private static final double NINETY_SECONDS = 90;
    private static final double HOUR = 3_600;

    @Inject DataSource database;

    @Test
    void anAlarmThatNobodyLooksAtIsLate() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            put(connection, "to come", "+");
            assertThat(new AlarmGauge().late().read(connection)).isLessThan(NINETY_SECONDS);

            // which no replica sees, since it is not committed
            put(connection, "late", "-");

            assertThat(new AlarmGauge().late().read(connection)).isBetween(NINETY_SECONDS, HOUR);
            connection.rollback();
        }
    }

    @Test
    void itsMetricsAreThoseOfTheDocs() throws IOException {
        DocumentedMetrics.of("signal-service")
                .assertAreThoseOf(given().get("/q/metrics").asString());
    }

    private static void put(Connection connection, String name, String sign) throws SQLException {
        try (Statement insert = connection.createStatement()) {
            insert.execute(
                    "insert into alarm (project_id, name, rule, state, reason, state_at, changed_at,"
                            + " due_at) values ('project', '%s', '{}', 'OK', '', now(), now(),"
                                    .formatted(name)
                            + " now() %s interval '90 seconds')".formatted(sign));
        }
    }
}
