package io.hearth.identityworker.account;

import static java.util.Objects.requireNonNull;

import io.hearth.identityworker.domain.TrustEnd;
import io.hearth.identityworker.ledger.Identity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * When each trust to an account ends. Keystone keeps one of an owner to an account for each second,
 * though it be deleted, so that of several that are wanted for the same one each ends a second
 * before the last.
 */
public final class TrustEnds implements TrustEnd {
    /** The latest that is not taken; of two parameters, each is what it is not to be after. */
    private static final String LATEST =
            """
            (select cast(? as timestamptz) - before * interval '1 second'
            from generate_series(0, 86400) before
            where not exists (select from identity other
                where other.name = identity.name
                    and other.trust_end = cast(? as timestamptz) - before * interval '1 second')
            order by before limit 1)
            """;

    private static final String RESERVE =
            "update identity set trust_end = coalesce(trust_end, %s) where id = ? returning trust_end"
                    .formatted(LATEST);
    private static final String ANOTHER =
            "update identity set trust_end = %s where id = ? returning trust_end".formatted(LATEST);
    private static final String KNOWN = "select trust_end from identity where id = ?";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final int TRIES = 20;

    private final DataSource database;

    public TrustEnds(DataSource database) {
        this.database = database;
    }

    @Override
    public Instant reserve(Identity trustee, Instant latest) {
        return choose(RESERVE, trustee, latest);
    }

    @Override
    public void another(Identity trustee) {
        of(trustee).ifPresent(taken -> choose(ANOTHER, trustee, taken));
    }

    private Instant choose(String sql, Identity trustee, Instant latest) {
        Timestamp time = Timestamp.from(latest);
        for (int tries = 1; tries < TRIES; tries++) {
            try {
                return requireNonNull(ask(sql, time, time, trustee.id()));
            } catch (SQLException e) {
                if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    throw Rows.unreachable(e);
                }
                // another has taken it in the same moment
            }
        }
        throw new IllegalStateException("No end is free for the trust to an account.");
    }

    @Override
    public Optional<Instant> of(Identity trustee) {
        try {
            return Optional.ofNullable(ask(KNOWN, trustee.id()));
        } catch (SQLException e) {
            throw Rows.unreachable(e);
        }
    }

    private @Nullable Instant ask(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = Rows.statement(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            Timestamp time = row.next() ? row.getTimestamp(1) : null;
            return time == null ? null : time.toInstant();
        }
    }
}
