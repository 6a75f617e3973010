package io.hearth.identityworker;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.IdentityEvent.DomainProjectRemoved;
import io.hearth.contract.IdentityEvent.KeypairReady;
import io.hearth.contract.IdentityEvent.UserReady;
import io.hearth.contract.Topic;
import io.hearth.identityworker.testing.LedgerView;
import io.hearth.identityworker.testing.SampleStack;
import io.hearth.identityworker.testing.WithStackDomain;
import io.hearth.messaging.purge.Purges;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The ledger forgets what has been gone from Keystone for long, and nothing else. */
@QuarkusTest
@WithBackingServices
@WithStackDomain
class PurgeTest {
    @Inject DataSource database;
    @Inject Purges purges;

    @Test
    void whatIsGoneIsForgottenWhenNoEventCanWantItAgain() throws Exception {
        SampleStack stack = SampleStack.create();
        try (TestBus bus = TestBus.on(Topic.IDENTITIES)) {
            stack.wants().forEach(bus::publish);
            bus.await(KeypairReady.class, e -> e.stack().equals(stack.ref()));
            stack.unwants().forEach(bus::publish);
            bus.await(DomainProjectRemoved.class, e -> e.stack().equals(stack.ref()));
        }
        String before = LedgerView.shape(database, stack.rootId());
        unwantedBefore("29 days", stack);
        purges.run();
        assertThat(LedgerView.shape(database, stack.rootId())).isEqualTo(before).isNotEmpty();

        unwantedBefore("31 days", stack);
        purges.run();

        assertThat(LedgerView.shape(database, stack.rootId())).isEmpty();
    }

    @Test
    void whatStandsIsKept() throws Exception {
        SampleStack stack = SampleStack.create();
        try (TestBus bus = TestBus.on(Topic.IDENTITIES)) {
            bus.publish(stack.user());
            bus.await(UserReady.class, e -> e.stack().equals(stack.ref()));
        }
        String before = LedgerView.shape(database, stack.rootId());

        purges.run();

        assertThat(LedgerView.shape(database, stack.rootId())).isEqualTo(before).isNotEmpty();
    }

    private void unwantedBefore(String age, SampleStack stack) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                "update identity set unwanted_at = now() - cast(? as interval) where root_id = ?")) {
            update.setString(1, age);
            update.setString(2, stack.rootId());
            update.executeUpdate();
        }
    }
}
