package io.hearth.stackapi.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.stackapi.engine.EngineProfile;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class EventCapTest {
    @Inject StackStore store;
    @Inject Mutiny.SessionFactory sessions;
    @Inject DataSource database;

    private final String stackId = UUID.randomUUID().toString();

    @BeforeEach
    void aStack() throws SQLException {
        run(
                """
                insert into stack (id, name, root_id, project_id, owner_id, owner_name, action, status,
                    reason, description, disable_rollback, created_at, pending, has_identities, version)
                values (?, 'eventful', 'root', gen_random_uuid(), 'o', 'o', 'CREATE', 'COMPLETE', '', '', true,
                    now(), 0, false, 0)
                """,
                0);
    }

    @Test
    void theOldestGoByTheBatchOnceThereAreTooMany() throws Throwable {
        have(1_050);

        added(new EventCap(1_000, () -> 0), 1);
        assertThat(names()).hasSize(850).contains("e201", "e1050").doesNotContain("e200");

        added(new EventCap(1_000, () -> 0), 1);
        assertThat(names()).hasSize(850);
    }

    @Test
    void howeverManyComeAtOnceTheyDoNotPileUp() throws Throwable {
        have(5_000);

        added(new EventCap(1_000, () -> 0.99), 5_000);

        assertThat(names()).hasSize(800).contains("e5000");
    }

    @Test
    void itIsLookedForNowAndThenAndNeverWithoutALimit() throws Throwable {
        have(1_050);

        added(new EventCap(1_000, () -> 0.02), 1);
        added(new EventCap(0, () -> 0), 1);

        assertThat(names()).hasSize(1_050);
    }

    @Test
    void whatTheEngineRecordsIsCounted() throws Throwable {
        have(1_000);

        inTransaction(
                session ->
                        store.record(
                                session, IntStream.range(0, 200).mapToObj(this::event).toList()));

        assertThat(names()).hasSize(800).contains("new199").doesNotContain("e1");
    }

    @Test
    void aLimitWithinABatchIsRefused() {
        assertThatThrownBy(() -> new EventCap(200, () -> 0))
                .hasMessageContaining("hearth.limit.events-per-stack is 200");
    }

    private StackEvent event(int number) {
        return new StackEvent(
                UUID.randomUUID().toString(),
                0,
                stackId,
                Instant.now(),
                "new" + number,
                "T",
                null,
                "CREATE",
                "COMPLETE",
                "");
    }

    private void added(EventCap cap, int events) throws Throwable {
        inTransaction(session -> cap.added(session, stackId, events));
    }

    private void inTransaction(Function<Mutiny.Session, Uni<Void>> work) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> sessions.withTransaction(work));
    }

    private void have(int events) throws SQLException {
        run(
                """
                insert into stack_event (id, stack_id, happened_at, resource_name, resource_type, action,
                    status, reason)
                select gen_random_uuid(), ?, now(), 'e' || n, 'T', 'CREATE', 'COMPLETE', ''
                from generate_series(1, ?) n
                """,
                events);
    }

    private void run(String sql, int number) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, stackId);
            if (number > 0) {
                statement.setInt(2, number);
            }
            statement.executeUpdate();
        }
    }

    private List<String> names() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select resource_name from stack_event where stack_id = ?")) {
            select.setString(1, stackId);
            List<String> names = new java.util.ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            return names;
        }
    }
}
