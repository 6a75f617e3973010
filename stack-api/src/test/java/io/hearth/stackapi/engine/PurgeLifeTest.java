package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.messaging.purge.Purges;
import io.hearth.stackapi.stack.Stack;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is forgotten of stacks, and what is not. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class PurgeLifeTest {
    private static final String TEMPLATE =
            """
            heat_template_version: 2018-08-31
            resources:
              one: {type: OS::Heat::TestResource, properties: {value: v}}
            """;

    @Inject StackStage stage;
    @Inject Purges purges;
    @Inject DataSource database;

    @Test
    void aStackThatWasDeletedLongAgoIsForgottenWithAllThatHungOnIt() throws SQLException {
        Stack stack = deleted("old");
        request(stack);
        change("update stack set deleted_at = now() - interval '31 days' where id = ?", stack);

        purges.run();

        assertThat(stage.find(stack.id())).isEmpty();
        for (String table :
                List.of("resource", "stack_event", "stack_document", "signal_request")) {
            assertThat(count(table, stack)).as(table).isZero();
        }
    }

    @Test
    void aStackThatWasDeletedLatelyOrStandsIsNot() throws SQLException {
        Stack lately = deleted("lately");
        change("update stack set deleted_at = now() - interval '29 days' where id = ?", lately);
        Stack standing = stage.create("standing", TEMPLATE);
        stage.awaitState(standing, "CREATE_COMPLETE");

        purges.run();

        assertThat(stage.find(lately.id())).isPresent();
        assertThat(stage.find(standing.id())).isPresent();
        assertThat(count("stack_event", standing)).isPositive();
    }

    @Test
    void aRequestIsRememberedAsLongAsSomebodyMayRepeatIt() throws SQLException {
        Stack standing = stage.create("signalled", TEMPLATE);
        request(standing);
        purges.run();
        assertThat(count("signal_request", standing)).isEqualTo(1);
        change(
                "update signal_request set received_at = now() - interval '9 days' where stack_id = ?",
                standing);

        purges.run();

        assertThat(count("signal_request", standing)).isZero();
    }

    private Stack deleted(String name) {
        Stack stack = stage.create(name, TEMPLATE);
        stage.awaitState(stack, "CREATE_COMPLETE");
        stage.delete(stack);
        stage.awaitState(stack, "DELETE_COMPLETE");
        return stack;
    }

    private void request(Stack stack) throws SQLException {
        change(
                "insert into signal_request (stack_id, resource, request_key) values (?, 'one', 'k')",
                stack);
    }

    private void change(String sql, Stack stack) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, stack.id());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private int count(String table, Stack stack) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "select count(*) from " + table + " where stack_id = ?")) {
            statement.setString(1, stack.id());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
