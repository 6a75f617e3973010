package io.hearth.launcher.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.local.FreePorts;
import io.hearth.local.PostgresServer;
import io.hearth.testkit.documentation.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What pages ask the databases, asked of databases as the services make them. */
class QueriesTest {
    private static final Pattern QUERY =
            Pattern.compile("psql -U postgres (?:(\\w+) )?-c ([\"'])(.*?)\\2");
    private static final String ANY = "DATABASE";

    private static PostgresServer server;

    record Query(String database, String sql) {}

    static List<Query> queries() throws IOException {
        List<Query> queries = new ArrayList<>();
        for (Block block : Repository.DOCUMENTATION.blocks("sh")) {
            QUERY.matcher(block.text())
                    .results()
                    .flatMap(
                            found ->
                                    databases(found.group(1))
                                            .map(name -> new Query(name, found.group(3))))
                    .forEach(queries::add);
        }
        return queries;
    }

    /** With names of their own, since the services' databases are there. */
    static List<String> statements() throws IOException {
        return Repository.DOCUMENTATION.blocks("sql").stream()
                .map(
                        block ->
                                block.text()
                                        .replaceAll("(?m)--.*$", "")
                                        .replace("stack_api", "shown"))
                .flatMap(text -> Stream.of(text.strip().split(";\\s*", -1)))
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static Stream<String> databases(String name) {
        if (name == null) {
            return Stream.of("postgres");
        }
        return name.equals(ANY)
                ? Repository.SERVICES.stream().map(QueriesTest::database)
                : Stream.of(name);
    }

    @BeforeAll
    static void migrate(@TempDir Path directory) throws Exception {
        server = PostgresServer.start(directory, FreePorts.next(), PostgresServer.Durability.FAST);
        for (String service : Repository.SERVICES) {
            server.createDatabase(database(service));
            try (Connection connection = connect(database(service));
                    Statement statement = connection.createStatement()) {
                for (Path migration : migrations(service)) {
                    statement.execute(Files.readString(migration));
                }
            }
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void theDatabaseAnswers(Query query) throws SQLException {
        try (Connection connection = connect(query.database());
                Statement statement = connection.createStatement()) {
            assertThat(statement.execute(query.sql())).as("has rows").isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("statements")
    void theServerDoesWhatItIsTold(String statement) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement told = connection.createStatement()) {
            assertThat(told.execute(statement)).as("has rows").isFalse();
        }
    }

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(database), PostgresServer.USER, "");
    }

    private static String database(String service) {
        return service.replace('-', '_');
    }

    /** In the order of their numbers, as Flyway runs them. */
    private static List<Path> migrations(String service) throws IOException {
        List<Path> migrations = new ArrayList<>();
        for (String location : locations(service)) {
            for (String module : Repository.modules().keySet()) {
                Path place =
                        Repository.ROOT.resolve(module).resolve("src/main/resources/" + location);
                boolean ours = module.equals(service) || module.startsWith("libs/");
                if (ours && Files.isDirectory(place)) {
                    try (Stream<Path> files = Files.list(place)) {
                        files.filter(file -> file.toString().endsWith(".sql"))
                                .forEach(migrations::add);
                    }
                }
            }
        }
        migrations.sort(Comparator.comparing(QueriesTest::number));
        return migrations;
    }

    /** Such as 0.0005 of {@code V0_5__turned_users.sql}. */
    private static double number(Path migration) {
        String[] parts =
                String.valueOf(migration.getFileName()).replaceAll("^V|__.*", "").split("_", -1);
        double number = Integer.parseInt(parts[0]);
        return parts.length == 1 ? number : number + Integer.parseInt(parts[1]) / 10_000.0;
    }

    private static List<String> locations(String service) throws IOException {
        Properties properties = new Properties();
        for (String file :
                List.of(
                        "libs/messaging/src/main/resources/META-INF/microprofile-config.properties",
                        service + "/src/main/resources/application.properties")) {
            try (var reader = Files.newBufferedReader(Repository.ROOT.resolve(file))) {
                properties.load(reader);
            }
        }
        return List.of(properties.getProperty("quarkus.flyway.locations").split(",", -1));
    }
}
