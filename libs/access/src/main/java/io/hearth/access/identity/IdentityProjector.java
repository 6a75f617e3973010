package io.hearth.access.identity;

import io.hearth.contract.EventEnvelope;
import io.hearth.contract.IdentityEvent;
import io.hearth.contract.IdentityEvent.CredentialsRevoked;
import io.hearth.contract.IdentityEvent.DomainProjectReady;
import io.hearth.contract.IdentityEvent.DomainProjectRemoved;
import io.hearth.contract.IdentityEvent.IdentityChecked;
import io.hearth.contract.IdentityEvent.IdentityDisabled;
import io.hearth.contract.IdentityEvent.IdentityFailed;
import io.hearth.contract.IdentityEvent.IdentityRemoved;
import io.hearth.contract.IdentityEvent.IdentityRevoked;
import io.hearth.contract.IdentityEvent.IdentityRotated;
import io.hearth.contract.IdentityEvent.IdentityWaiting;
import io.hearth.contract.IdentityEvent.KeypairReady;
import io.hearth.contract.IdentityEvent.KeystoneAnswered;
import io.hearth.contract.IdentityEvent.TrusteeKeypairReady;
import io.hearth.contract.IdentityEvent.TrusteeReady;
import io.hearth.contract.IdentityEvent.UserReady;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Keeps the read model at what {@code hearth.identities} says. Each event sets what ought to be, so
 * that one that comes twice or late changes nothing. The database tells every replica what to drop
 * from its memory at the commit.
 */
@ApplicationScoped
public class IdentityProjector {
    private final Pool database;
    private final IdentityMemory memory;

    IdentityProjector(Pool database, IdentityMemory memory) {
        this.database = database;
        this.memory = memory;
    }

    /** The effect of events in their order, in one transaction; other topics' have none. */
    public Uni<Void> apply(List<EventEnvelope> envelopes) {
        List<IdentityEvent> events =
                envelopes.stream()
                        .map(EventEnvelope::event)
                        .filter(IdentityEvent.class::isInstance)
                        .map(IdentityEvent.class::cast)
                        .toList();
        return database.withTransaction(connection -> project(connection, events))
                .invoke(() -> events.forEach(this::forget));
    }

    private static Uni<Void> project(SqlConnection connection, List<IdentityEvent> events) {
        Uni<Void> projecting = Uni.createFrom().voidItem();
        for (IdentityEvent event : events) {
            projecting = projecting.chain(() -> project(connection, event));
        }
        return projecting;
    }

    private static Uni<Void> project(SqlConnection connection, IdentityEvent event) {
        IdentityTables tables = new IdentityTables(connection);
        return switch (event) {
            case DomainProjectReady ready -> tables.store(ready);
            case UserReady ready -> tables.store(ready);
            case KeypairReady ready -> tables.store(ready);
            case IdentityRevoked revoked -> tables.revoke(revoked);
            case CredentialsRevoked revoked -> tables.revoke(revoked);
            case IdentityRotated rotated -> Uni.createFrom().voidItem(); // both work
            case IdentityDisabled disabled -> tables.disable(disabled);
            case DomainProjectRemoved removed -> tables.revokeAll(removed.stack().rootId());
            // what works by a trust opens nothing here
            case TrusteeReady ready -> Uni.createFrom().voidItem();
            case TrusteeKeypairReady ready -> Uni.createFrom().voidItem();
            case IdentityWaiting waiting -> Uni.createFrom().voidItem();
            case IdentityFailed failed -> Uni.createFrom().voidItem();
            case IdentityChecked checked -> Uni.createFrom().voidItem();
            case IdentityRemoved removed -> Uni.createFrom().voidItem();
            case KeystoneAnswered answered -> Uni.createFrom().voidItem();
        };
    }

    /** At once here; the other replicas hear of it from the database. */
    private void forget(IdentityEvent event) {
        if (event instanceof IdentityRevoked revoked) {
            revoked.accessKeys().forEach(memory::keyRevoked);
            // of an account with others after this, only the database knows whether it is news
            if (revoked.userId() != null && revoked.lease() == null) {
                memory.userRevoked(revoked.userId());
            }
        } else if (event instanceof CredentialsRevoked revoked) {
            revoked.accessKeys().forEach(memory::keyRevoked);
            memory.userTurned(revoked.userId());
        } else if (event instanceof IdentityDisabled disabled) {
            if (disabled.accessKey() == null) {
                memory.userTurned(disabled.userId());
            } else {
                memory.keyResting(disabled.accessKey());
            }
        } else if (event instanceof DomainProjectRemoved removed) {
            memory.treeRevoked(removed.stack().rootId());
        }
    }
}
