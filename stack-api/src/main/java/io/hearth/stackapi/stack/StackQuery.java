package io.hearth.stackapi.stack;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which stacks to list.
 *
 * @param projectId the owner's project; null for those of all projects
 * @param filters by key, each with the values of which one must match
 * @param limit null for all
 * @param nested whether stacks that are part of another are listed, too
 * @param marker the id of the stack after which the page begins; null for the first page, which is
 *     also what an unknown one means
 * @param sortKeys in order of weight; empty for the newest first
 * @param ascending the direction of all sort keys
 */
public record StackQuery(
        @Nullable String projectId,
        Map<Filter, List<String>> filters,
        TagFilter tags,
        boolean showDeleted,
        boolean nested,
        @Nullable Integer limit,
        @Nullable String marker,
        List<SortKey> sortKeys,
        boolean ascending) {
    public StackQuery {
        filters = Map.copyOf(filters);
        sortKeys = List.copyOf(sortKeys);
    }

    /** All live stacks of a project, the newest first. */
    public static StackQuery of(String projectId) {
        return new StackQuery(
                projectId, Map.of(), TagFilter.NONE, false, false, null, null, List.of(), false);
    }

    /** Without the stacks that have one of these tags. */
    public StackQuery without(List<String> hiddenTags) {
        return new StackQuery(
                projectId,
                filters,
                new TagFilter(tags.all(), tags.any(), tags.notAll(), hiddenTags),
                showDeleted,
                nested,
                limit,
                marker,
                sortKeys,
                ascending);
    }

    /**
     * Those of some ids, the newest first, whether they are deleted or nested or not.
     *
     * @param ids of one at least
     */
    public static StackQuery withIds(String projectId, List<String> ids) {
        Map<Filter, List<String>> filters = Map.of(Filter.ID, ids);
        return new StackQuery(
                projectId, filters, TagFilter.NONE, true, true, null, null, List.of(), false);
    }

    /** What a list can be filtered by. */
    public enum Filter {
        ID("id"),
        NAME("name"),
        ACTION("action"),
        STATUS("status"),
        STATUS_REASON("reason"),
        OWNER("owner_name"),
        PROJECT("project_id"),
        DOMAIN_PROJECT("domain_project_id"),
        PARENT("parent_id"),
        DISABLE_ROLLBACK("cast(disable_rollback as text)"),
        TIMEOUT("cast(timeout_minutes as text)");

        private final String column;

        Filter(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    /** What a list can be sorted by. */
    public enum SortKey {
        NAME("name"),
        STATUS("status"),
        CREATION_TIME("created_at"),
        UPDATED_TIME("updated_at");

        private final String column;

        SortKey(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    /**
     * Conditions on the tags; an empty list is no condition.
     *
     * @param all it has all of these
     * @param any it has one of these at least
     * @param notAll it does not have all of these
     * @param notAny it has none of these
     */
    public record TagFilter(
            List<String> all, List<String> any, List<String> notAll, List<String> notAny) {
        public static final TagFilter NONE =
                new TagFilter(List.of(), List.of(), List.of(), List.of());

        public TagFilter {
            all = List.copyOf(all);
            any = List.copyOf(any);
            notAll = List.copyOf(notAll);
            notAny = List.copyOf(notAny);
        }
    }
}
