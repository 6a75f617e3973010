package io.hearth.messaging.gauge;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.local.FreePorts;
import io.hearth.testkit.BackingServices;
import io.hearth.testkit.WithBackingServices;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@QuarkusTest
@WithBackingServices
class OutboxGaugesTest {
    private static final double NINETY_SECONDS = 90;
    private static final double HOUR = 3_600;

    private final OutboxGauges gauges = new OutboxGauges();

    @Inject DataSource database;

    @Test
    void theOutboxIsAsOldAsTheFirstThatWaits() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            // the relay would take what it sees, so it is not to see these
            execute(connection, "lock table outbox in exclusive mode");
            execute(connection, "delete from outbox");
            assertThat(gauges.events().read(connection)).isZero();
            assertThat(gauges.age().read(connection)).isZero();

            wait(connection, NINETY_SECONDS);
            wait(connection, 1);

            assertThat(gauges.events().read(connection)).isEqualTo(2);
            assertThat(gauges.age().read(connection)).isBetween(NINETY_SECONDS, HOUR);
            connection.rollback();
        }
    }

    @Test
    void aClockThatIsAheadMakesNoNegativeAge() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, "lock table outbox in exclusive mode");
            execute(connection, "delete from outbox");

            wait(connection, -NINETY_SECONDS);

            assertThat(gauges.age().read(connection)).isZero();
            connection.rollback();
        }
    }

    @Test
    void whatWasSetAsideIsCounted() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            double before = gauges.refused().read(connection);

            execute(
                    connection,
                    "insert into outbox_refused (seq, id, topic, record_key, headers, data, reason)"
                            + " values (-1, gen_random_uuid(), 't', 'k', '{}', '', 'too large')");

            assertThat(gauges.refused().read(connection)).isEqualTo(before + 1);
            connection.rollback();
        }
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsKnown() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        PGSimpleDataSource there = new PGSimpleDataSource();
        there.setUrl(BackingServices.shared().jdbcUrl());
        there.setUser(BackingServices.shared().username());
        there.setPassword(BackingServices.shared().password());
        DatabaseGauges all = new DatabaseGauges(there, List.of(gauges.refused()), meters);
        assertThat(value(meters)).isNaN();

        all.refresh();
        assertThat(value(meters)).isNotNegative();

        there.setPortNumbers(new int[] {FreePorts.next()});
        all.refresh();
        assertThat(value(meters)).isNaN();
    }

    private static double value(SimpleMeterRegistry meters) {
        return meters.get(OutboxGauges.REFUSED).gauge().value();
    }

    /** Since so many seconds. */
    private static void wait(Connection connection, double seconds) throws SQLException {
        execute(
                connection,
                "insert into outbox (id, topic, record_key, headers, data) select gen_random_uuid(),"
                        + " 't', 'k', json_build_object('ce_time', now() - interval '1 second' * "
                        + seconds
                        + "), ''");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
