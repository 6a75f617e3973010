package io.hearth.launcher.canary;

import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.launcher.parts.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Every row of every table of every database, Keystone's too; bytes in hexadecimal. */
record Databases(StateDirectory state) implements Place {
    private static final String DATABASES =
            "select datname from pg_database where not datistemplate order by datname";
    private static final String TABLES =
            """
            select format('%I.%I', schemaname, tablename) from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema') order by 1
            """;

    @Override
    public void plant(String text) throws SQLException {
        for (Part service : Part.services()) {
            Database database = Database.of(service, state);
            database.execute("create table if not exists planted (data bytea)");
            database.execute(
                    "insert into planted values (convert_to('%s', 'UTF8'))".formatted(text));
        }
    }

    @Override
    public List<Piece> pieces() throws SQLException {
        List<Piece> pieces = new ArrayList<>();
        for (String name : Database.named("postgres", state).texts(DATABASES)) {
            Database database = Database.named(name, state);
            for (String table : database.texts(TABLES)) {
                List<String> rows = database.texts("select t::text from %s t".formatted(table));
                pieces.add(
                        Piece.of("table %s of %s".formatted(table, name), String.join("\n", rows)));
            }
        }
        return pieces;
    }
}
