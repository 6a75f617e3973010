package io.hearth.stackapi.api.stack;

import io.hearth.stackapi.api.http.Query;
import io.hearth.stackapi.stack.StackQuery.Filter;
import io.hearth.stackapi.stack.Status;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which query keys filter a list of stacks, and by what; each can be given several times. */
final class StackFilters {
    private static final Map<String, Filter> KEYS =
            Map.ofEntries(
                    Map.entry("id", Filter.ID),
                    Map.entry("name", Filter.NAME),
                    Map.entry("stack_name", Filter.NAME),
                    Map.entry("action", Filter.ACTION),
                    Map.entry("stack_action", Filter.ACTION),
                    Map.entry("stack_status_reason", Filter.STATUS_REASON),
                    Map.entry("tenant", Filter.PROJECT),
                    Map.entry("username", Filter.OWNER),
                    Map.entry("stack_owner", Filter.OWNER),
                    Map.entry("stack_user_project_id", Filter.DOMAIN_PROJECT),
                    Map.entry("owner_id", Filter.PARENT),
                    Map.entry("parent", Filter.PARENT),
                    Map.entry("disable_rollback", Filter.DISABLE_ROLLBACK),
                    Map.entry("timeout_mins", Filter.TIMEOUT));

    private final Map<Filter, Set<String>> values = new EnumMap<>(Filter.class);

    private StackFilters() {}

    static Map<Filter, List<String>> of(Query query) {
        StackFilters filters = new StackFilters();
        KEYS.forEach((key, filter) -> filters.add(filter, given(query, key)));
        given(query, "status").forEach(filters::addStatus);
        given(query, "stack_status").forEach(filters::addStatus);
        Map<Filter, List<String>> made = new EnumMap<>(Filter.class);
        filters.values.forEach((filter, set) -> made.put(filter, List.copyOf(set)));
        return made;
    }

    /** A key that is given once without a value filters nothing, as in Heat. */
    static List<String> given(Query query, String key) {
        List<String> values = query.all(key);
        return values.equals(List.of("")) ? List.of() : values;
    }

    private void add(Filter filter, List<String> more) {
        if (!more.isEmpty()) {
            values.computeIfAbsent(filter, none -> new LinkedHashSet<>()).addAll(more);
        }
    }

    /** {@code COMPLETE} is a status; {@code CREATE_COMPLETE} is one with its action. */
    private void addStatus(String text) {
        for (Status status : Status.values()) {
            if (text.endsWith("_" + status)) {
                String action = text.substring(0, text.length() - status.name().length() - 1);
                add(Filter.ACTION, List.of(action));
                add(Filter.STATUS, List.of(status.name()));
                return;
            }
        }
        add(Filter.STATUS, List.of(text));
    }
}
