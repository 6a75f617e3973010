package io.hearth.stackapi.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the queries of lists: filters, order, pages. */
final class StackListing {
    private StackListing() {}

    static SqlText page(StackQuery query) {
        SqlText sql = filtered("select s.* from stack s", query);
        List<String> columns = columns(query);
        String direction = query.ascending() ? "asc" : "desc";
        if (query.marker() != null) {
            // a row after the marker's in the list's order; an absent time counts as the earliest
            String row = columns.stream().map(c -> value("s", c)).collect(Collectors.joining(", "));
            String mark =
                    columns.stream().map(c -> value("m", c)).collect(Collectors.joining(", "));
            sql.add(
                    (" and (not exists (select 1 from stack m where m.id = ?)"
                                    + " or (%s) %s (select %s from stack m where m.id = ?))")
                            .formatted(row, query.ascending() ? ">" : "<", mark),
                    query.marker(),
                    query.marker());
        }
        sql.add(
                columns.stream()
                        .map(c -> value("s", c) + " " + direction)
                        .collect(Collectors.joining(", ", " order by ", "")));
        if (query.limit() != null) {
            sql.add(" limit ?", query.limit());
        }
        return sql;
    }

    static SqlText count(StackQuery query) {
        return filtered("select count(*) from stack s", query);
    }

    static SqlText events(EventQuery query) {
        SqlText sql =
                ofStacks(new SqlText("select e.* from stack_event e"), query)
                        .addOneOf("e.resource_name", query.resourceNames())
                        .addOneOf("e.resource_type", query.resourceTypes())
                        .addOneOf("e.action", query.actions())
                        .addOneOf("e.status", query.statuses());
        if (query.marker() != null) {
            sql.add(
                    " and e.seq %s (select m.seq from stack_event m where m.id = ?)"
                            .formatted(query.ascending() ? ">" : "<"),
                    query.marker());
        }
        sql.add(" order by e.seq " + (query.ascending() ? "asc" : "desc"));
        if (query.limit() != null) {
            sql.add(" limit ?", query.limit());
        }
        return sql;
    }

    private static SqlText ofStacks(SqlText sql, EventQuery query) {
        return query.nestedDepth() == 0
                ? sql.add(" where e.stack_id = ?", query.stackId())
                : sql.add(
                        " where e.stack_id in (with recursive tree (id, depth) as"
                                + " (select cast(? as text), 0 union all"
                                + " select s.id, t.depth + 1 from stack s join tree t"
                                + " on s.parent_id = t.id"
                                + " where t.depth < ? and s.deleted_at is null)"
                                + " select id from tree)",
                        query.stackId(),
                        query.nestedDepth());
    }

    private static SqlText filtered(String select, StackQuery query) {
        SqlText sql = new SqlText(select).add(" where true");
        if (query.projectId() != null) {
            sql.add(" and s.project_id = ?", query.projectId());
        }
        if (!query.nested()) {
            sql.add(" and s.root_id = s.id");
        }
        if (!query.showDeleted()) {
            sql.add(" and s.deleted_at is null");
        }
        query.filters().forEach((filter, values) -> sql.addOneOf(filter.column(), values));
        StackQuery.TagFilter tags = query.tags();
        addTags(sql, " and ", "jsonb_exists_all", tags.all());
        addTags(sql, " and ", "jsonb_exists_any", tags.any());
        addTags(sql, " and not ", "jsonb_exists_all", tags.notAll());
        addTags(sql, " and not ", "jsonb_exists_any", tags.notAny());
        return sql;
    }

    private static void addTags(SqlText sql, String link, String function, List<String> tags) {
        if (!tags.isEmpty()) {
            sql.add(
                    link
                            + function
                            + "(coalesce(cast(s.tags as jsonb), cast('[]' as jsonb)),"
                            + " string_to_array(?, chr(31)))",
                    String.join("\u001f", tags));
        }
    }

    /** The sort keys, and the id to make the order total. */
    private static List<String> columns(StackQuery query) {
        List<String> columns = new ArrayList<>();
        if (query.sortKeys().isEmpty()) {
            columns.add(StackQuery.SortKey.CREATION_TIME.column());
        }
        query.sortKeys().forEach(key -> columns.add(key.column()));
        columns.add("id");
        return columns;
    }

    private static String value(String alias, String column) {
        return column.equals(StackQuery.SortKey.UPDATED_TIME.column())
                ? "coalesce(%s.%s, timestamptz '-infinity')".formatted(alias, column)
                : alias + "." + column;
    }
}
