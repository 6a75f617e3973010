package io.hearth.messaging;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Publishes the outbox: one relay per service and database leads (an advisory lock that dies with
 * its connection), sends in order, and deletes what the broker has acknowledged. What is too large
 * for the broker is set aside, since it would hold up all behind it for ever. It wakes on NOTIFY
 * and looks every second besides.
 */
@ApplicationScoped
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 500;

    /** A batch ends with the event that reaches it: a backlog of large ones fits into memory. */
    private static final int BATCH_BYTES = 8 << 20;

    private static final String NEXT =
            """
            select seq, topic, record_key, headers, data
            from (select *, sum(octet_length(data)) over (order by seq) as bytes
                from (select * from outbox order by seq limit %d) as first) as weighed
            where bytes - octet_length(data) < %d
            order by seq
            """
                    .formatted(BATCH, BATCH_BYTES);
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);
    private static final String SET_ASIDE =
            "with refused as (delete from outbox where seq = ? returning *)"
                    + " insert into outbox_refused (seq, id, topic, record_key, headers, data, reason)"
                    + " select seq, id, topic, record_key, headers, data, ? from refused";
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final DataSource database;
    private final BusProducer bus;
    private final ObjectMapper json = new ObjectMapper();
    private final Thread thread = new Thread(this::run, "outbox-relay");
    private volatile boolean running;

    OutboxRelay(DataSource database, BusProducer bus) {
        this.database = database;
        this.bus = bus;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
        thread.interrupt();
    }

    private void run() {
        int failures = 0;
        while (running) {
            try (Connection connection = database.getConnection()) {
                failures = 0;
                lead(connection);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                failures++;
                if (running) {
                    LOG.warnf("The outbox waits: %s", e.getMessage());
                    pause(backoff(failures));
                }
            }
        }
    }

    /** Leads for as long as the connection lives; a second relay waits its turn here. */
    private void lead(Connection connection)
            throws SQLException, IOException, InterruptedException, ExecutionException {
        PGConnection notifications = connection.unwrap(PGConnection.class);
        try {
            while (running && !becomesLeader(connection)) {
                pause(LOOK_ANYWAY);
            }
            // the driver keeps each notification until it is asked for: who waits must have none
            execute(connection, "listen outbox");
            while (running) {
                if (!drain(connection)) {
                    notifications.getNotifications((int) LOOK_ANYWAY.toMillis());
                }
            }
        } finally {
            // the pool hands the session on: the lock must not go with it
            execute(connection, "select pg_advisory_unlock_all()");
            execute(connection, "unlisten outbox");
        }
    }

    /**
     * @return whether there may be more at once
     */
    private boolean drain(Connection connection)
            throws SQLException, IOException, InterruptedException, ExecutionException {
        Map<Long, Future<RecordMetadata>> acknowledgements = new LinkedHashMap<>();
        Producer<String, byte[]> producer = bus.producer();
        boolean refused = false;
        long bytes = 0;
        try (PreparedStatement select = connection.prepareStatement(NEXT);
                ResultSet rows = select.executeQuery()) {
            // what comes after one that the producer does not take would overtake it
            while (!refused && rows.next()) {
                ProducerRecord<String, byte[]> record = record(rows);
                bytes += record.value().length;
                Future<RecordMetadata> acknowledgement = producer.send(record);
                acknowledgements.put(rows.getLong("seq"), acknowledgement);
                refused = acknowledgement.state() == Future.State.FAILED;
            }
        }
        List<Long> sent = new ArrayList<>();
        try {
            for (Map.Entry<Long, Future<RecordMetadata>> one : acknowledgements.entrySet()) {
                try {
                    one.getValue().get();
                    sent.add(one.getKey());
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof RecordTooLargeException tooLarge)) {
                        throw e;
                    }
                    setAside(connection, one.getKey(), tooLarge);
                }
            }
        } finally {
            delete(connection, sent);
        }
        return refused || acknowledgements.size() == BATCH || bytes >= BATCH_BYTES;
    }

    private static void setAside(Connection connection, long seq, RecordTooLargeException why)
            throws SQLException {
        try (PreparedStatement move = connection.prepareStatement(SET_ASIDE)) {
            move.setLong(1, seq);
            move.setString(2, String.valueOf(why.getMessage()));
            move.executeUpdate();
        }
        LOG.errorf(
                "Event %d of the outbox is too large for the broker and set aside in outbox_refused: %s",
                seq, why.getMessage());
    }

    private ProducerRecord<String, byte[]> record(ResultSet row) throws SQLException, IOException {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(
                        row.getString("topic"), row.getString("record_key"), row.getBytes("data"));
        json.readValue(row.getString("headers"), HEADERS)
                .forEach(
                        (name, value) ->
                                record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static void delete(Connection connection, List<Long> sent) throws SQLException {
        if (sent.isEmpty()) {
            return;
        }
        try (PreparedStatement delete =
                connection.prepareStatement("delete from outbox where seq = any(?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", sent.toArray()));
            delete.executeUpdate();
        }
    }

    private static boolean becomesLeader(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select pg_try_advisory_lock(hashtext('outbox:' || current_schema()))")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Duration backoff(int failures) {
        long ceiling = Math.min(LONGEST_BACKOFF.toMillis(), 100L << Math.min(failures, 10));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(ceiling / 2, ceiling));
    }

    private static void pause(Duration duration) {
        java.util.concurrent.locks.LockSupport.parkNanos(duration.toNanos());
    }
}
