package io.hearth.webhookservice.intake;

import io.hearth.contract.StackEvent.StackStateChanged;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code tree}. What is older than the row changes nothing. */
@Singleton
class TreeStore {
    private static final String PUT =
            """
            insert into tree (root_id, name, tags, gone, changed_at)
            values ($1, $2, coalesce($3::text[], '{}'), $4, $5)
            on conflict (root_id) do update set
                name = excluded.name, tags = coalesce($3::text[], tree.tags), gone = excluded.gone,
                changed_at = excluded.changed_at
            where tree.changed_at <= excluded.changed_at
            """;

    private static final String FIND = "select name, tags from tree where root_id = $1";

    /**
     * @param event of the root itself
     */
    Uni<Void> put(SqlClient connection, StackStateChanged event, Instant at) {
        boolean gone = event.action().equals("DELETE") && event.status().equals("COMPLETE");
        return connection
                .preparedQuery(PUT)
                .execute(
                        Tuple.tuple()
                                .addValue(event.stack().id())
                                .addValue(event.stack().name())
                                .addValue(array(event.tags()))
                                .addValue(gone)
                                .addValue(at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Optional<Tree>> find(SqlClient connection, String rootId) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(rootId))
                .map(
                        rows -> {
                            var row = rows.iterator();
                            if (!row.hasNext()) {
                                return Optional.<Tree>empty();
                            }
                            var found = row.next();
                            return Optional.of(
                                    new Tree(
                                            rootId,
                                            found.getString("name"),
                                            List.of(found.getArrayOfStrings("tags"))));
                        });
    }

    private static String @Nullable [] array(@Nullable List<String> tags) {
        return tags == null ? null : tags.toArray(String[]::new);
    }
}
