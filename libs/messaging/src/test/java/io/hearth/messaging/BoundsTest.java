package io.hearth.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.StackEvent.StackStateChanged;
import io.hearth.contract.StackRef;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** What is too big and what takes too long stands in nobody's way. */
@QuarkusTest
@WithBackingServices
class BoundsTest {
    private static final int BEYOND_THE_BROKER = 1_100_000;

    @Inject Outbox outbox;
    @Inject Mutiny.SessionFactory sessions;
    @Inject Listener listener;
    @Inject DataSource database;

    private final StackRef stack = stack();

    @Test
    void anEventThatTheBusCannotTakeIsRefusedBeforeItIsStored() {
        assertThatThrownBy(() -> commit("x".repeat(Outbox.LARGEST_EVENT)))
                .hasMessageContaining("hearth.stack.state-changed.v1 of " + stack.id())
                .hasMessageContaining("the bus takes at most 1000000");
    }

    @Test
    void theLargestEventArrives() throws Throwable {
        commit("x".repeat(Outbox.LARGEST_EVENT - 1_000));

        await("the event")
                .atMost(Duration.ofSeconds(20))
                .until(() -> reasons().stream().anyMatch(r -> r.length() > 990_000));
    }

    @Test
    void aRowThatTheBrokerDoesNotTakeIsSetAsideAndTheOnesBehindItArrive() throws Throwable {
        UUID huge = UUID.randomUUID();
        put(huge);

        commit("behind");

        await("the event behind")
                .atMost(Duration.ofSeconds(20))
                .until(() -> reasons().contains("behind"));
        assertThat(count("outbox", huge)).isZero();
        assertThat(count("outbox_refused", huge)).isEqualTo(1);
    }

    @Test
    void aTransactionThatHangsIsEnded() throws Throwable {
        String limit =
                VertxContextSupport.subscribeAndAwait(
                        () ->
                                sessions.withSession(
                                        session ->
                                                session.createNativeQuery(
                                                                "show idle_in_transaction_session_timeout",
                                                                String.class)
                                                        .getSingleResult()));

        assertThat(limit).isEqualTo("1min");
    }

    private void commit(String reason) throws Throwable {
        StackStateChanged event = new StackStateChanged(stack, "CREATE", "COMPLETE", reason);
        VertxContextSupport.subscribeAndAwait(
                () -> sessions.withTransaction(session -> outbox.append(session, List.of(event))));
    }

    private List<String> reasons() {
        return listener.effects().stream()
                .filter(envelope -> envelope.event().subject().equals(stack.id()))
                .map(envelope -> ((StackStateChanged) envelope.event()).reason())
                .toList();
    }

    /** As it might have been stored for a broker that took more. */
    private void put(UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into outbox (id, topic, record_key, headers, data)"
                                        + " values (?, 'hearth.stacks', ?, '{}', ?)")) {
            insert.setObject(1, id);
            insert.setString(2, stack.rootId());
            insert.setBytes(3, new byte[BEYOND_THE_BROKER]);
            insert.executeUpdate();
        }
    }

    private int count(String table, UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement count =
                        connection.prepareStatement(
                                "select count(*) from %s where id = ?".formatted(table))) {
            count.setObject(1, id);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static StackRef stack() {
        String id = UUID.randomUUID().toString();
        return new StackRef(id, "bounds", id, "project");
    }
}
