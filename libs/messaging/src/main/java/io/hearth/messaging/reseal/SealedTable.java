package io.hearth.messaging.reseal;

import io.hearth.contract.seal.SealContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table with columns that are sealed. A service makes a bean of each that it has, near its store;
 * {@link Resealing} has them sealed by the key that seals now.
 *
 * @param name the table's
 * @param key the columns of its primary key
 * @param told what else contexts are made of
 * @param columns those that are sealed, as text
 */
public record SealedTable(
        String name, List<String> key, List<String> told, List<SealedColumn> columns) {
    public SealedTable {
        key = List.copyOf(key);
        told = List.copyOf(told);
        columns = List.copyOf(columns);
    }

    /**
     * @param key the columns of its primary key, from which contexts may be made
     */
    public static SealedTable of(String name, String... key) {
        return new SealedTable(name, List.of(key), List.of(), List.of());
    }

    /** Contexts are made from these columns, too. */
    public SealedTable telling(String... others) {
        return new SealedTable(name, key, List.of(others), columns);
    }

    /**
     * A column that is a ciphertext, or null.
     *
     * @param context of a row, by the names of the key's columns and of those that are told
     */
    public SealedTable sealed(String column, Function<SealedRow, SealContext> context) {
        return with(SealedColumn.ciphertext(column, context));
    }

    /**
     * A column that is a JSON object, each of whose fields is a ciphertext.
     *
     * @param context of a row and a field
     */
    public SealedTable sealedFields(
            String column, BiFunction<SealedRow, String, SealContext> context) {
        return with(SealedColumn.json(column, Set.of(), context));
    }

    /** A column that is a JSON object, of which these fields are ciphertexts, absent or null. */
    public SealedTable sealedFields(
            String column, Set<String> fields, BiFunction<SealedRow, String, SealContext> context) {
        return with(SealedColumn.json(column, fields, context));
    }

    /** All that is declared, as {@code table.column}. */
    public static Set<String> columns(List<SealedTable> tables) {
        return tables.stream()
                .flatMap(table -> table.columns.stream().map(one -> table.name + "." + one.name()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private SealedTable with(SealedColumn column) {
        List<SealedColumn> all = new ArrayList<>(columns);
        all.add(column);
        return new SealedTable(name, key, told, all);
    }

    /** The columns that a row is known by and its contexts are made from. */
    List<String> read() {
        return Stream.concat(key.stream(), told.stream()).toList();
    }
}
