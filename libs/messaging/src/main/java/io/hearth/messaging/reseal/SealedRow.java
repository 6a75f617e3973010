package io.hearth.messaging.reseal;

import java.util.Map;

/**
 * What contexts are made from.
 *
 * @param columns of the table's key and those that it tells, by their names; without nulls
 */
public record SealedRow(Map<String, String> columns) {
    public SealedRow {
        columns = Map.copyOf(columns);
    }

    /**
     * @throws IllegalArgumentException if there is none, so that there is no context either
     */
    public String get(String column) {
        String value = columns.get(column);
        if (value == null) {
            throw new IllegalArgumentException("The row has no %s.".formatted(column));
        }
        return value;
    }
}
