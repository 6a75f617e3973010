package io.hearth.launcher.doctor;

import io.hearth.launcher.doctor.Finding.Severity;
import io.hearth.launcher.layout.Part;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/** Histories of migrations that are not this build's. */
final class PlantedMigrations {
    private static final String HISTORY = "flyway_schema_history";

    private final Map<Part, String> databases;

    PlantedMigrations(Map<Part, String> databases) {
        this.databases = databases;
    }

    void areFound(Looking doctor) throws Exception {
        isFound(
                doctor,
                Part.SIGNAL_SERVICE,
                "delete from %s where version = '0.3'",
                Severity.WRONG,
                "The database of signal-service lacks migration V0.3 (outbox refused)");
        isFound(
                doctor,
                Part.STACK_API,
                "update %s set success = false where version = '1'",
                Severity.WRONG,
                "The database of stack-api has migration V1 (stacks) that failed");
        isFound(
                doctor,
                Part.IDENTITY_WORKER,
                "insert into %s select 9999, '999', 'of a later release', type, script, checksum,"
                        + " installed_by, installed_on, execution_time, true from %1$s limit 1",
                Severity.DOUBTFUL,
                "The database of identity-worker has migration V999 (of a later release), of which");
    }

    private void isFound(Looking doctor, Part service, String fault, Severity severity, String told)
            throws Exception {
        String url = Optional.ofNullable(databases.get(service)).orElseThrow();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create temporary table kept as select * from " + HISTORY);
            try {
                statement.execute(fault.replace("%s", "%1$s").formatted(HISTORY));
                doctor.finds(severity, told);
            } finally {
                statement.execute("delete from " + HISTORY);
                statement.execute("insert into %s select * from kept".formatted(HISTORY));
                statement.execute("drop table kept");
            }
        }
    }
}
