package io.hearth.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.seal.Keyset;
import io.hearth.contract.seal.Sealed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * What is sealed in a service's database: found by looking at every value there is, whatever the
 * service says of it.
 */
public final class SealedValues {
    /** What the bus and its loop keep for a while is none of a service's own. */
    private static final String COLUMNS =
            """
            select table_name, column_name from information_schema.columns
            join information_schema.tables using (table_schema, table_name)
            where table_schema = 'public' and table_type = 'BASE TABLE'
                and data_type in ('text', 'jsonb', 'json', 'ARRAY', 'bytea', 'character varying')
                and table_name not in ('outbox', 'outbox_refused', 'inbox', 'flyway_schema_history')
            order by table_name, column_name
            """;

    private static final String WHY = " # ";
    private static final Path IN_CLEAR = Path.of("src/test/resources/columns-in-clear.txt");
    private static final Duration UNTIL_KNOWN = Duration.ofMillis(1_300);

    private final DataSource database;

    public SealedValues(DataSource database) {
        this.database = database;
    }

    /** The id of the key that seals now. */
    public static int sealingKey() throws IOException {
        return keyset().keys().stream().filter(Keyset.Key::seals).findFirst().orElseThrow().id();
    }

    /** Has another key seal from now on, for everybody who follows the run's keyset. */
    public static void rotate() throws IOException, InterruptedException {
        Path file = BackingServices.shared().keysetFile();
        Files.writeString(file, keyset().withAnotherKey().json());
        Thread.sleep(UNTIL_KNOWN);
        Files.writeString(file, keyset().sealingWithTheNewest().json());
        Thread.sleep(UNTIL_KNOWN);
    }

    private static Keyset keyset() throws IOException {
        return Keyset.parse(Files.readString(BackingServices.shared().keysetFile()));
    }

    /**
     * Holds that a service knows of each column whether something in it is sealed: what is, it
     * declares; what is not stands in {@code columns-in-clear.txt} beside its tests, and says why
     * behind a # if its name is of something sealed.
     *
     * @param declared as {@code table.column}
     */
    public void assertDeclared(Set<String> declared) throws IOException, SQLException {
        List<String> lines = Files.readAllLines(IN_CLEAR);
        assertThat(lines)
                .isSorted()
                .noneMatch(line -> line.contains("seal") && !line.contains(WHY));
        Set<String> known =
                lines.stream()
                        .map(line -> line.split(WHY)[0])
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(known).doesNotContainAnyElementsOf(declared);
        known.addAll(declared);
        assertThat(columns())
                .as("each is declared as a SealedTable's, or is one of %s", IN_CLEAR)
                .isEqualTo(known);
    }

    /** All columns that can have text, as {@code table.column}. */
    private Set<String> columns() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(COLUMNS);
                ResultSet row = select.executeQuery()) {
            Set<String> columns = new TreeSet<>();
            while (row.next()) {
                columns.add(row.getString(1) + "." + row.getString(2));
            }
            return columns;
        }
    }

    /** The columns in which something is that a key has sealed, in JSON too. */
    public Set<String> columnsSealedBy(int key) throws SQLException {
        String pattern = "(^|\")(%s)".formatted(quoted(Sealed.beginnings(key)));
        Set<String> found = new TreeSet<>();
        // before: a service has few connections, and others want them, too
        Set<String> columns = columns();
        try (Connection connection = database.getConnection()) {
            for (String column : columns) {
                if (matches(connection, column, pattern)) {
                    found.add(column);
                }
            }
        }
        return found;
    }

    private static boolean matches(Connection connection, String column, String pattern)
            throws SQLException {
        List<String> name = new ArrayList<>(List.of(column.split("\\.")));
        String sql =
                "select count(*) from %s where cast(%s as text) ~ ?"
                        .formatted(name.getFirst(), name.getLast());
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, pattern);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1) > 0;
            }
        }
    }

    private static String quoted(List<String> beginnings) {
        return beginnings.stream()
                .map(text -> text.replace("+", "\\+"))
                .collect(Collectors.joining("|"));
    }
}
