package io.hearth.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    @Test
    void keepsItsDataOverARestartAndItsCommitsDurable(@TempDir Path directory) throws Exception {
        int port = FreePorts.next();
        try (PostgresServer server =
                PostgresServer.start(directory, port, PostgresServer.Durability.DURABLE)) {
            server.createDatabase("kept");
            server.createDatabase("kept");
            execute(server, "create table t (v int); insert into t values (7)");
        }

        try (PostgresServer server =
                PostgresServer.start(directory, port, PostgresServer.Durability.DURABLE)) {
            assertThat(read(server, "select v from t")).isEqualTo("7");
            assertThat(read(server, "show fsync")).isEqualTo("on");
        }
    }

    private static void execute(PostgresServer server, String sql) throws Exception {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(PostgresServer server, String sql) throws Exception {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection connect(PostgresServer server) throws Exception {
        return DriverManager.getConnection(server.jdbcUrl("kept"), PostgresServer.USER, "unused");
    }
}
