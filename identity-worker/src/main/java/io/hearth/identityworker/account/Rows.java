package io.hearth.identityworker.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Statements on the tables of the pool. */
final class Rows {
    /** Of the advisory locks: who holds one takes an account, or cleans some. */
    static final int LOCK_SPACE = 0x504f4f4c;

    /** Of account: who can be leased. */
    static final String FREE = "leased_to is null and clean";

    /** Who is in the queue; a row that waits no more holds nobody up. */
    static final String WAITING =
            """
            account_wait w join identity i on i.id = w.identity_id
                and i.desired <> 'ABSENT' and i.phase = 'WANTED'
            """;

    /**
     * As many as there are free accounts look again, from now on (the one parameter). A version
     * more, so that one that has just been told to wait longer does so too.
     */
    static final String CALL_NEXT =
            """
            update identity set next_try_at = least(next_try_at, ?), version = version + 1
            where id in (select w.identity_id from %s order by w.turn
                limit (select count(*) from account where %s))
            """
                    .formatted(WAITING, FREE);

    private Rows() {}

    @FunctionalInterface
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    static <T> T inTransaction(DataSource database, Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } finally {
                // of what is committed nothing is left to roll back
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    static IllegalStateException unreachable(SQLException e) {
        return new IllegalStateException(
                "The pool of accounts cannot be read or written: " + e.getMessage(), e);
    }

    static Optional<PoolAccount> account(Connection connection, String sql, Object... values)
            throws SQLException {
        return accounts(connection, sql, values).stream().findFirst();
    }

    static List<PoolAccount> accounts(Connection connection, String sql, Object... values)
            throws SQLException {
        try (PreparedStatement statement = statement(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            List<PoolAccount> accounts = new ArrayList<>();
            while (row.next()) {
                accounts.add(new PoolAccount(row.getString(1), row.getString(2), row.getLong(3)));
            }
            return accounts;
        }
    }

    /** How many rows there are. */
    static int count(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = statement(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            int rows = 0;
            while (row.next()) {
                rows++;
            }
            return rows;
        }
    }

    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = statement(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    static PreparedStatement statement(Connection connection, String sql, Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
