package io.hearth.identityworker.account;

import io.hearth.identityworker.ledger.Identity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** Who has leased which account of the pool, and who waits for one. Blocks. */
final class Leases {
    private static final int TAKING = 1;

    private static final String TAKE =
            """
            update account set leased_to = ?,
                -- greater than any before, even should this table be lost
                lease = greatest(lease + 1, cast(extract(epoch from clock_timestamp()) * 1000 as bigint))
            where keystone_id =
                    (select keystone_id from account where %s order by free_since, keystone_id limit 1)
                and (select count(*) from %s
                        where w.turn < (select turn from account_wait where identity_id = ?))
                    < (select count(*) from account where %s)
            returning keystone_id, name, lease
            """
                    .formatted(Rows.FREE, Rows.WAITING, Rows.FREE);

    private final DataSource database;

    Leases(DataSource database) {
        this.database = database;
    }

    /**
     * Leases an account, or finds the one that is leased already. Who finds none free has a place
     * in the queue from then on, and none is taken past those who were there before.
     *
     * @throws AccountRefusedException when none is wanted any more
     * @throws PoolDryException when there is none
     */
    PoolAccount lease(Identity identity) {
        return Rows.inTransaction(
                        database,
                        connection -> {
                            lock(connection);
                            holdWanted(connection, identity);
                            Optional<PoolAccount> known = leasedTo(connection, identity);
                            if (known.isPresent()) {
                                return known;
                            }
                            Rows.update(
                                    connection,
                                    "insert into account_wait (identity_id) values (?) on conflict do nothing",
                                    identity.id());
                            Optional<PoolAccount> taken =
                                    Rows.account(connection, TAKE, identity.id(), identity.id());
                            if (taken.isPresent()) {
                                leave(connection, identity);
                            }
                            return taken;
                        })
                // the place in the queue is kept
                .orElseThrow(() -> new PoolDryException(size()));
    }

    /** Until the transaction ends no event can make it unwanted. */
    private static void holdWanted(Connection connection, Identity identity) throws SQLException {
        String sql =
                """
                select 1 from identity
                where id = ? and desired <> 'ABSENT' and phase = 'WANTED' for share
                """;
        if (Rows.count(connection, sql, identity.id()) == 0) {
            throw new AccountRefusedException("Nobody wants an account for it any more.");
        }
    }

    /** The account that an identity has leased. */
    Optional<PoolAccount> leasedTo(Identity identity) {
        return Rows.inTransaction(database, connection -> leasedTo(connection, identity));
    }

    private static Optional<PoolAccount> leasedTo(Connection connection, Identity identity)
            throws SQLException {
        return Rows.account(
                connection,
                "select keystone_id, name, lease from account where leased_to = ?",
                identity.id());
    }

    /** An account that holds nothing any more is free, and whoever has waited longest is called. */
    void giveBack(Identity identity, Instant now) {
        Rows.inTransaction(
                database,
                connection -> {
                    leave(connection, identity);
                    int given =
                            Rows.update(
                                    connection,
                                    """
                                    update account set leased_to = null, clean = true,
                                        free_since = clock_timestamp()
                                    where leased_to = ?
                                    """,
                                    identity.id());
                    return given == 0
                            ? 0
                            : Rows.update(connection, Rows.CALL_NEXT, Timestamp.from(now));
                });
    }

    /** An account is not the pool's any more, whoever had leased it. */
    void forget(PoolAccount account) {
        Rows.inTransaction(
                database,
                connection ->
                        Rows.update(
                                connection,
                                "delete from account where keystone_id = ? and lease = ?",
                                account.id(),
                                account.lease()));
    }

    /** Of an identity that waits for none any more. */
    void leaveQueue(Identity identity) {
        Rows.inTransaction(database, connection -> leave(connection, identity));
    }

    private static int leave(Connection connection, Identity identity) throws SQLException {
        return Rows.update(
                connection, "delete from account_wait where identity_id = ?", identity.id());
    }

    /** Who takes does so alone, until the transaction ends. */
    private static void lock(Connection connection) throws SQLException {
        // a process that hangs here holds nobody up for longer
        Rows.update(connection, "set local idle_in_transaction_session_timeout = '60s'");
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_advisory_xact_lock(?, ?)")) {
            statement.setInt(1, Rows.LOCK_SPACE);
            statement.setInt(2, TAKING);
            statement.execute();
        }
    }

    private int size() {
        return Rows.inTransaction(
                database,
                connection ->
                        Rows.accounts(connection, "select keystone_id, name, lease from account")
                                .size());
    }
}
