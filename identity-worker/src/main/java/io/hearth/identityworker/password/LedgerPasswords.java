package io.hearth.identityworker.password;

import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.identityworker.domain.UserPasswords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads a user's row by Keystone's id, and opens its password. Blocks. */
public final class LedgerPasswords implements UserPasswords {
    private static final String SELECT =
            """
            select stack_id, resource, password from identity
            where keystone_id = ? and password is not null and phase <> 'REMOVED'
            """;

    private final DataSource database;
    private final Sealer sealer;

    public LedgerPasswords(DataSource database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    @Override
    public Optional<Secret> of(String userId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setString(1, userId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(open(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A password cannot be read from the ledger.", e);
        }
    }

    private Secret open(ResultSet row) throws SQLException {
        return sealer.open(
                new Sealed(row.getString("password")),
                new SealContext(
                        row.getString("stack_id"),
                        row.getString("resource"),
                        SealContext.PASSWORD));
    }
}
