package io.hearth.stackapi.api.stack;

import io.hearth.access.rest.FaultType;
import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.api.http.Query;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackQuery;
import io.hearth.stackapi.stack.StackQuery.SortKey;
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
 * @param withProject whether each stack is shown with its project
 * @see <a href="https://docs.openstack.org/api-ref/orchestration/v1/#list-stacks">List stacks</a>
 */
record StackListing(StackQuery query, boolean withProject, boolean withCount) {
    private static final Map<String, SortKey> SORT_KEYS =
            Map.of(
                    "name", SortKey.NAME,
                    "stack_name", SortKey.NAME,
                    "status", SortKey.STATUS,
                    "stack_status", SortKey.STATUS,
                    "creation_time", SortKey.CREATION_TIME,
                    "updated_time", SortKey.UPDATED_TIME);

    /** Whether the request asks for the stacks of all projects, which not everybody may see. */
    static boolean asksForAllProjects(Query query) {
        return query.flag("global_tenant");
    }

    /**
     * @param projectId null for all projects
     */
    static StackListing of(
            @Nullable String projectId, boolean withProject, List<String> hiddenTags, Query query) {
        StackQuery wanted =
                new StackQuery(
                        projectId,
                        StackFilters.of(query),
                        StackTags.of(query, flag(query, "show_hidden") ? List.of() : hiddenTags),
                        flag(query, "show_deleted"),
                        flag(query, "show_nested"),
                        given(query, "limit") == null ? null : query.count("limit"),
                        given(query, "marker"),
                        sortKeys(query),
                        ascending(query));
        return new StackListing(wanted, withProject, flag(query, "with_count"));
    }

    Uni<List<Stack>> pageFrom(Stacks stacks) {
        return stacks.list(query);
    }

    /** How many match, when the request asks for it. */
    Uni<Optional<Long>> countFrom(Stacks stacks) {
        if (!withCount) {
            return Uni.createFrom().item(Optional.empty());
        }
        return stacks.count(query).map(Optional::of);
    }

    @Nullable Integer limit() {
        return query.limit();
    }

    /** Unknown sort keys are ignored, as in Heat. */
    private static List<SortKey> sortKeys(Query query) {
        return query.all("sort_keys").stream()
                .map(SORT_KEYS::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private static boolean ascending(Query query) {
        return switch (given(query, "sort_dir")) {
            case null -> !sortKeys(query).isEmpty();
            case "asc" -> true;
            case "desc" -> false;
            default ->
                    throw HeatFault.of(
                            FaultType.VALUE_ERROR,
                            "Unknown sort direction, must be one of: asc, desc");
        };
    }

    /** A key without a value is as good as none, as in Heat. */
    private static boolean flag(Query query, String key) {
        return given(query, key) != null && query.flag(key);
    }

    private static @Nullable String given(Query query, String key) {
        String text = query.text(key);
        return text == null || text.isEmpty() ? null : text;
    }
}
