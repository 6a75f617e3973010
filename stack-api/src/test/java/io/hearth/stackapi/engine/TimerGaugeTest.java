package io.hearth.stackapi.engine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.testkit.DocumentedMetrics;
import io.hearth.testkit.ServedBuckets;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
class TimerGaugeTest {
    private static final double NINETY_SECONDS = 90;
    private static final double HOUR = 3_600;

    @Inject DataSource database;

    @Test
    void aTimerThatNobodyTakesIsLate() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            put(connection, "to come", "+");
            assertThat(new TimerGauge().late().read(connection)).isLessThan(NINETY_SECONDS);

            // which no replica sees, since it is not committed
            put(connection, "late", "-");

            assertThat(new TimerGauge().late().read(connection)).isBetween(NINETY_SECONDS, HOUR);
            connection.rollback();
        }
    }

    @Test
    void itsMetricsAreThoseOfTheDocs() throws IOException {
        DocumentedMetrics.of("stack-api").assertAreThoseOf(given().get("/q/metrics").asString());
    }

    @Test
    void itsRequestsAreTimedInBuckets() {
        given().get("/v1");

        await("the request to be counted")
                .untilAsserted(
                        () ->
                                ServedBuckets.assertOf(
                                        "http_server_requests",
                                        given().get("/q/metrics").asString()));
    }

    private static void put(Connection connection, String resource, String sign)
            throws SQLException {
        try (Statement insert = connection.createStatement()) {
            insert.execute(
                    "insert into timer (stack_id, resource, due_at) values ('no stack', '%s', now() %s interval '90 seconds')"
                            .formatted(resource, sign));
        }
    }
}
