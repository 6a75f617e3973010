package io.hearth.identityworker;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.IdentityEvent.KeypairReady;
import io.hearth.contract.IdentityEvent.TrusteeReady;
import io.hearth.contract.IdentityEvent.UserReady;
import io.hearth.contract.ResourceEvent.RequestedAction;
import io.hearth.identityworker.password.LedgerPasswords;
import io.hearth.identityworker.testing.SampleStack;
import io.hearth.identityworker.testing.TestOwner;
import io.hearth.identityworker.testing.TrusteeStack;
import io.hearth.identityworker.testing.WithStackDomain;
import io.hearth.messaging.reseal.Resealing;
import io.hearth.messaging.reseal.SealedTable;
import io.hearth.testkit.SealedValues;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** After another key seals, the ledger and the tasks are sealed by it, and work as before. */
@QuarkusTest
@WithBackingServices
@WithStackDomain
@SuppressWarnings("NullAway.Init") // injected
class SealedAnewTest extends DelegatedScenario {
    private static final String ROWS =
            """
            select string_agg(row, ' ' order by row) from (
                select concat(id, version, phase, next_try_at, keyed_at) as row from identity
                union all select concat(id, version, changed_at, settled) from keystone_task) rows
            """;

    @Inject @All List<SealedTable> tables;
    @Inject Resealing resealing;

    @Test
    void ofEachColumnItIsKnownWhetherItIsSealed() throws Exception {
        new SealedValues(database).assertDeclared(SealedTable.columns(tables));
    }

    @Test
    void allIsSealedAnewAndWorksAsBefore() throws Exception {
        SealedValues values = new SealedValues(database);
        SealedValues.rotate();
        int older = SealedValues.sealingKey();
        made("project", "Project", Map.of("description", "before"));
        TrusteeReady trustee = trustee();
        UserReady user = users();
        LedgerPasswords passwords = new LedgerPasswords(database, sealer);
        assertThat(passwords.of(user.userId())).isPresent();
        Set<String> declared = SealedTable.columns(tables);
        assertThat(values.columnsSealedBy(older)).isEqualTo(declared);
        var password = passwords.of(user.userId());
        var trusted = passwords.of(trustee.userId());
        String rows = text(ROWS);

        SealedValues.rotate();
        resealing.run();

        assertThat(values.columnsSealedBy(older)).isEmpty();
        assertThat(values.columnsSealedBy(SealedValues.sealingKey())).isEqualTo(declared);
        assertThat(text(ROWS)).isEqualTo(rows);
        assertThat(passwords.of(user.userId())).isEqualTo(password);
        assertThat(passwords.of(trustee.userId())).isEqualTo(trusted);
        done(ask("project", "Project", RequestedAction.UPDATE, Map.of("description", "after")));
    }

    private TrusteeReady trustee() {
        TrusteeStack trusting = TrusteeStack.of(TestOwner.with(Set.of("member")), sealer);
        bus.publish(trusting.trustee(TrusteeStack.EVERYTHING));
        return bus.await(TrusteeReady.class, ready -> ready.stack().equals(trusting.ref()));
    }

    private UserReady users() {
        SampleStack sample = SampleStack.create();
        sample.wants().forEach(bus::publish);
        bus.await(KeypairReady.class, ready -> ready.stack().equals(sample.ref()));
        return bus.await(
                UserReady.class,
                ready ->
                        ready.stack().equals(sample.ref())
                                && ready.resource().equals("token_handle"));
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
