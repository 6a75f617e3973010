package io.hearth.messaging.reseal;

import io.hearth.contract.seal.SealBrokenException;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Goes once through a column, in the order of the table's key. A row is changed by one statement,
 * which changes nothing if another has changed the column since, or is at it: then what is left is
 * the next sweep's. Nor is a connection held for longer than a statement takes.
 */
final class ColumnSweep {
    /** Rows; documents may have a megabyte each. */
    static final int BATCH = 20;

    private static final String OTHER =
            "left(one.value, %d) <> all (?)".formatted(Sealed.BEGINNING);

    private final DataSource database;
    private final SealedTable table;
    private final SealedColumn column;
    private final Sealer sealer;
    private final Beginnings beginnings;
    private final Map<String, Long> broken = new HashMap<>();
    private long resealed;

    ColumnSweep(
            DataSource database,
            SealedTable table,
            SealedColumn column,
            Sealer sealer,
            Beginnings beginnings) {
        this.database = database;
        this.table = table;
        this.column = column;
        this.sealer = sealer;
        this.beginnings = beginnings;
    }

    /** A row that has something that an older key has sealed. */
    private record Row(List<Object> key, SealedRow told, String text) {}

    /** Seals anew until there is nothing more that can be. */
    Swept run() throws SQLException {
        List<Row> rows = batch(List.of());
        while (!rows.isEmpty() && !Thread.currentThread().isInterrupted()) {
            for (Row row : rows) {
                reseal(row);
            }
            rows = rows.size() < BATCH ? List.of() : batch(rows.getLast().key());
        }
        return new Swept(resealed, outdated(), broken);
    }

    private void reseal(Row row) throws SQLException {
        String text = row.text();
        long done = 0;
        for (Map.Entry<String, String> one : column.values(row.text()).entrySet()) {
            if (beginnings.isOlder(one.getValue())) {
                try {
                    text = text.replace(one.getValue(), anew(row, one.getKey(), one.getValue()));
                    done++;
                } catch (SealBrokenException | IllegalArgumentException e) {
                    broken.merge(beginnings.key(one.getValue()), 1L, Long::sum);
                }
            }
        }
        if (done > 0 && replace(row, text)) {
            resealed += done;
        }
    }

    private String anew(Row row, String field, String ciphertext) {
        SealContext context = column.context().apply(row.told(), field);
        return sealer.seal(sealer.open(new Sealed(ciphertext), context), context).ciphertext();
    }

    private List<Row> batch(List<Object> after) throws SQLException {
        String select =
                "select %s, %s from %s where %s exists (select from %s where %s) order by %s limit %d"
                        .formatted(
                                String.join(", ", table.read()),
                                column.name(),
                                table.name(),
                                after.isEmpty()
                                        ? ""
                                        : "(%s) > (%s) and"
                                                .formatted(keyColumns(", "), parameters()),
                                column.values(),
                                OTHER,
                                keyColumns(", "),
                                BATCH);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = set(statement, 1, after);
            statement.setArray(parameter, array(connection, beginnings.presentOrNewer()));
            try (ResultSet found = statement.executeQuery()) {
                List<Row> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(row(found));
                }
                return rows;
            }
        }
    }

    private Row row(ResultSet found) throws SQLException {
        List<Object> key = new ArrayList<>();
        for (String name : table.key()) {
            key.add(found.getObject(name));
        }
        Map<String, String> told = new HashMap<>();
        for (String name : table.read()) {
            String value = found.getString(name);
            if (value != null) {
                told.put(name, value);
            }
        }
        return new Row(key, new SealedRow(told), found.getString(column.name()));
    }

    private boolean replace(Row row, String text) throws SQLException {
        String update =
                "update %1$s set %2$s = ? where ctid = (select ctid from %1$s where %3$s = ? and %2$s = ? for update skip locked)"
                        .formatted(table.name(), column.name(), keyColumns(" = ? and "));
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setString(1, text);
            int parameter = set(statement, 2, row.key());
            statement.setString(parameter, row.text());
            return statement.executeUpdate() == 1;
        }
    }

    /** How many values each other key has sealed. */
    private Map<String, Long> outdated() throws SQLException {
        String count =
                "select left(one.value, %d), count(*) from %s cross join lateral %s where %s group by 1"
                        .formatted(Sealed.BEGINNING, table.name(), column.values(), OTHER);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(count)) {
            statement.setArray(1, array(connection, beginnings.present()));
            try (ResultSet found = statement.executeQuery()) {
                Map<String, Long> outdated = new HashMap<>();
                while (found.next()) {
                    outdated.merge(beginnings.key(found.getString(1)), found.getLong(2), Long::sum);
                }
                return outdated;
            }
        }
    }

    private static Array array(Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private String keyColumns(String separator) {
        return String.join(separator, table.key());
    }

    private String parameters() {
        return Stream.generate(() -> "?")
                .limit(table.key().size())
                .collect(Collectors.joining(", "));
    }

    /** The number of the parameter that comes after. */
    private static int set(PreparedStatement statement, int first, List<Object> values)
            throws SQLException {
        int parameter = first;
        for (Object value : values) {
            statement.setObject(parameter++, value);
        }
        return parameter;
    }
}
