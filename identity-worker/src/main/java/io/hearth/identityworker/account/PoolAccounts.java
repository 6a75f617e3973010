package io.hearth.identityworker.account;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/** Which accounts the pool has, and which of them hold nothing. Blocks. */
final class PoolAccounts {
    private static final int CLEANING = 2;

    private final DataSource database;
    private final ReentrantLock cleaning = new ReentrantLock();

    PoolAccounts(DataSource database) {
        this.database = database;
    }

    /**
     * What the pool has now. Who is new is not leased before it is clean; who is leased stays until
     * it is given back.
     */
    void members(Collection<PoolAccount> members) {
        Rows.inTransaction(
                database,
                connection -> {
                    for (PoolAccount member : members) {
                        Rows.update(
                                connection,
                                """
                                insert into account (keystone_id, name) values (?, ?)
                                on conflict (keystone_id) do update set name = excluded.name
                                """,
                                member.id(),
                                member.name());
                    }
                    Array ids =
                            connection.createArrayOf(
                                    "text", members.stream().map(PoolAccount::id).toArray());
                    return Rows.update(
                            connection,
                            "delete from account where leased_to is null and not keystone_id = any(?)",
                            ids);
                });
    }

    /** The accounts that nobody uses: those that can be leased, or those that hold something. */
    List<PoolAccount> unused(boolean clean) {
        return Rows.inTransaction(
                database,
                connection ->
                        Rows.accounts(
                                connection,
                                """
                                select keystone_id, name, lease from account
                                where leased_to is null and clean = ? order by free_since
                                """,
                                clean));
    }

    /** Nobody can lease the account until it is clean again; false for one that is leased. */
    boolean setAside(PoolAccount account) {
        String sql =
                """
                update account set clean = false
                where keystone_id = ? and lease = ? and leased_to is null
                """;
        return Rows.inTransaction(
                        database,
                        connection -> Rows.update(connection, sql, account.id(), account.lease()))
                == 1;
    }

    /** Whether nobody has leased the account since it was read. */
    boolean isUnused(PoolAccount account) {
        String sql =
                """
                select 1 from account
                where keystone_id = ? and lease = ? and leased_to is null
                """;
        return Rows.inTransaction(
                        database,
                        connection -> Rows.count(connection, sql, account.id(), account.lease()))
                == 1;
    }

    /** An account that nobody uses holds nothing any more. */
    void cleaned(PoolAccount account, Instant now) {
        Rows.inTransaction(
                database,
                connection -> {
                    Rows.update(
                            connection,
                            """
                            update account set clean = true, free_since = clock_timestamp()
                            where keystone_id = ? and lease = ? and leased_to is null
                            """,
                            account.id(),
                            account.lease());
                    return Rows.update(connection, Rows.CALL_NEXT, Timestamp.from(now));
                });
    }

    /** The pool in figures. */
    PoolCensus census() {
        String sql =
                """
                select count(*) filter (where leased_to is null and clean),
                    count(*) filter (where leased_to is not null),
                    count(*) filter (where leased_to is null and not clean),
                    (select count(*) from %s)
                from account
                """
                        .formatted(Rows.WAITING);
        return Rows.inTransaction(
                database,
                connection -> {
                    try (PreparedStatement select = connection.prepareStatement(sql);
                            ResultSet row = select.executeQuery()) {
                        row.next();
                        return new PoolCensus(
                                row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4));
                    }
                });
    }

    /**
     * Cleans, unless another thread or replica does so: who comes second could take from an account
     * what its next user has just been given.
     */
    void alone(Runnable work) {
        if (!cleaning.tryLock()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            if (ask(connection, "select pg_try_advisory_lock(?, ?)")) {
                try {
                    work.run();
                } finally {
                    ask(connection, "select pg_advisory_unlock(?, ?)");
                }
            }
        } catch (SQLException e) {
            throw Rows.unreachable(e);
        } finally {
            cleaning.unlock();
        }
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, Rows.LOCK_SPACE);
            statement.setInt(2, CLEANING);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
