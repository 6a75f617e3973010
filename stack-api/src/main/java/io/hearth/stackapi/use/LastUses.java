package io.hearth.stackapi.use;

import io.hearth.contract.UseEvent.IdentityUsed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The last use of each keypair, and of each user's tokens. */
@ApplicationScoped
public class LastUses {
    /** A stack that is not there needs none. */
    private static final String PUT =
            """
            insert into identity_use (stack_id, user_id, access_key, used_at)
            select id, ?2, ?3, ?4 from stack where id = ?1
            on conflict (user_id, access_key) do update
                set used_at = greatest(identity_use.used_at, excluded.used_at)
            returning user_id
            """;

    private static final String OF_USERS =
            "select user_id, access_key, used_at from identity_use where user_id in (?1)";

    private final Mutiny.SessionFactory sessions;

    LastUses(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Those that are known of these users. */
    public Uni<List<LastUse>> of(Collection<String> userIds) {
        return userIds.isEmpty()
                ? Uni.createFrom().item(List.of())
                : sessions.withSession(
                        session ->
                                session.createNativeQuery(OF_USERS, Object[].class)
                                        .setParameter(1, userIds)
                                        .getResultList()
                                        .map(rows -> rows.stream().map(LastUses::use).toList()));
    }

    /** Each sets no more than what is newer; again is the same. */
    Uni<Void> put(List<IdentityUsed> uses) {
        return sessions.withTransaction(
                session -> {
                    Uni<Void> done = Uni.createFrom().voidItem();
                    for (IdentityUsed use : uses) {
                        done = done.chain(() -> put(session, use));
                    }
                    return done;
                });
    }

    private static Uni<Void> put(Mutiny.Session session, IdentityUsed use) {
        String accessKey = use.accessKey();
        return session.createNativeQuery(PUT, String.class)
                .setParameter(1, use.stack().id())
                .setParameter(2, use.userId())
                .setParameter(3, accessKey == null ? "" : accessKey)
                .setParameter(4, use.usedAt())
                .getResultList()
                .replaceWithVoid();
    }

    private static LastUse use(Object[] row) {
        OffsetDateTime usedAt = (OffsetDateTime) row[2];
        return new LastUse(String.valueOf(row[0]), String.valueOf(row[1]), usedAt.toInstant());
    }
}
