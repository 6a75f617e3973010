package io.hearth.stackapi.api.stack;

import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.api.http.Query;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackQuery;
import io.hearth.stackapi.stack.StackQuery.SortKey;
import io.hearth.stackapi.stack.StackQuery.TagFilter;
import io.hearth.stackapi.stack.Stacks;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a list of stacks is asked for. Keys that Heat does not know are ignored, as it does.
 *
 * @param empty whether nothing can match: the filters ask for another project or for nested stacks
 *     of a parent
 */
record StackListing(StackQuery query, boolean withCount, boolean empty) {
    private static final Map<String, SortKey> SORT_KEYS =
            Map.of(
                    "name", SortKey.NAME,
                    "stack_name", SortKey.NAME,
                    "status", SortKey.STATUS,
                    "stack_status", SortKey.STATUS,
                    "creation_time", SortKey.CREATION_TIME,
                    "updated_time", SortKey.UPDATED_TIME);

    static StackListing of(String projectId, Query query) {
        if (query.flag("global_tenant")) {
            throw HeatFault.notAuthorized("stacks:global_index");
        }
        query.flag("show_nested");
        query.flag("show_hidden");
        StackQuery wanted =
                new StackQuery(
                        projectId,
                        StackFilters.of(query),
                        tags(query),
                        query.flag("show_deleted"),
                        query.count("limit"),
                        query.text("marker"),
                        sortKeys(query),
                        ascending(query));
        return new StackListing(wanted, query.flag("with_count"), matchesNothing(projectId, query));
    }

    Uni<List<Stack>> pageFrom(Stacks stacks) {
        return empty ? Uni.createFrom().item(List.of()) : stacks.list(query);
    }

    /** How many match, when the request asks for it. */
    Uni<Optional<Long>> countFrom(Stacks stacks) {
        if (!withCount) {
            return Uni.createFrom().item(Optional.empty());
        }
        return empty
                ? Uni.createFrom().item(Optional.of(0L))
                : stacks.count(query).map(Optional::of);
    }

    @Nullable Integer limit() {
        return query.limit();
    }

    private static boolean matchesNothing(String projectId, Query query) {
        List<String> projects = query.all("tenant");
        boolean elsewhere = !projects.isEmpty() && !projects.contains(projectId);
        return elsewhere || !query.all("owner_id").isEmpty() || !query.all("parent").isEmpty();
    }

    private static TagFilter tags(Query query) {
        return new TagFilter(
                query.list("tags"),
                query.list("tags_any"),
                query.list("not_tags"),
                query.list("not_tags_any"));
    }

    /** Unknown sort keys are ignored, as in Heat. */
    private static List<SortKey> sortKeys(Query query) {
        return query.all("sort_keys").stream()
                .map(SORT_KEYS::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private static boolean ascending(Query query) {
        String direction = query.text("sort_dir");
        return direction == null ? !sortKeys(query).isEmpty() : direction.equals("asc");
    }
}
