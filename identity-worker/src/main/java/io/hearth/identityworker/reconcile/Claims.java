package io.hearth.identityworker.reconcile;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Which stack trees this replica works on: advisory locks on one connection, which die with the
 * replica or its connection. Should a claim be lost while a call is under way, the record's version
 * keeps two replicas apart and the call is one that can be made twice.
 */
public final class Claims implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Claims.class);
    private static final int LOCK_SPACE = 0x48454152;

    private final DataSource database;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Connection connection;

    public Claims(DataSource database) {
        this.database = database;
    }

    /**
     * Whether the stack tree is this replica's now; false when another has it or the database is
     * away.
     */
    public boolean claim(String rootId) {
        lock.lock();
        try {
            return ask("select pg_try_advisory_lock(?, hashtext(?))", rootId);
        } catch (SQLException e) {
            LOG.warnf("Stack tree %s cannot be claimed: %s", rootId, e.getMessage());
            drop();
            return false;
        } finally {
            lock.unlock();
        }
    }

    public void release(String rootId) {
        lock.lock();
        try {
            if (connection != null) {
                ask("select pg_advisory_unlock(?, hashtext(?))", rootId);
            }
        } catch (SQLException e) {
            drop();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            drop();
        } finally {
            lock.unlock();
        }
    }

    private boolean ask(String sql, String rootId) throws SQLException {
        try (PreparedStatement statement = connection().prepareStatement(sql)) {
            statement.setInt(1, LOCK_SPACE);
            statement.setString(2, rootId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null || open.isClosed()) {
            open = database.getConnection();
            connection = open;
        }
        return open;
    }

    /** The pool hands the session on: no lock must go with it. */
    private void drop() {
        try (Connection dropped = connection) {
            connection = null;
            if (dropped != null) {
                try (Statement statement = dropped.createStatement()) {
                    statement.execute("select pg_advisory_unlock_all()");
                }
            }
        } catch (SQLException e) {
            LOG.debugf("The connection of the claims is gone: %s", e.getMessage());
        }
    }
}
