package io.hearth.stackapi.stack;

import io.hearth.contract.seal.Sealed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Keeps what parents want of nested stacks. Nobody holds a stack's lock for it. */
@ApplicationScoped
public class WishStore {
    private static final String PUT =
            "insert into nested_wish (stack_id, wish, action, timeout_minutes, template,"
                    + " environment, parameters, sealed)"
                    + " values (?1, ?2, ?3, cast(cast(?4 as text) as integer), ?5, ?6, ?7, ?8)"
                    + " on conflict (stack_id) do update set wish = excluded.wish,"
                    + " action = excluded.action, timeout_minutes = excluded.timeout_minutes,"
                    + " template = excluded.template, environment = excluded.environment,"
                    + " parameters = excluded.parameters, sealed = excluded.sealed,"
                    + " stops_first = nested_wish.stops_first or nested_wish.action = 'STOP'"
                    + " where nested_wish.wish <= excluded.wish returning 1";
    private static final String TAKE =
            "delete from nested_wish where stack_id = ?1 returning wish, action, timeout_minutes,"
                    + " template, environment, parameters, sealed, stops_first";

    /** Over an earlier one that has not been taken. */
    public Uni<Void> put(Mutiny.Session session, String stackId, NestedWish wish) {
        StackDocument document = wish.document();
        Sealed rest = document == null ? null : document.rest();
        Integer minutes = wish.timeoutMinutes();
        return session.createNativeQuery(PUT, Integer.class)
                .setParameter(1, stackId)
                .setParameter(2, wish.number())
                .setParameter(3, wish.kind().name())
                .setParameter(4, minutes == null ? null : minutes.toString())
                .setParameter(5, document == null ? null : document.template())
                .setParameter(6, document == null ? null : document.environment())
                .setParameter(7, document == null ? null : document.parameters().ciphertext())
                .setParameter(8, rest == null ? null : rest.ciphertext())
                .getResultList()
                .replaceWithVoid();
    }

    /** Empty when there is none. */
    public Uni<Optional<NestedWish>> take(Mutiny.Session session, String stackId) {
        return session.createNativeQuery(TAKE, Object[].class)
                .setParameter(1, stackId)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(WishStore::wish));
    }

    private static NestedWish wish(@Nullable Object[] row) {
        return new NestedWish(
                Long.parseLong(text(row[0])),
                NestedWish.Kind.valueOf(text(row[1])),
                row[3] == null
                        ? null
                        : new StackDocument(
                                text(row[3]),
                                text(row[4]),
                                Map.of(),
                                new Sealed(text(row[5])),
                                row[6] == null ? null : new Sealed(text(row[6]))),
                row[2] == null ? null : Integer.valueOf(text(row[2])),
                Boolean.TRUE.equals(row[7]));
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }
}
