package io.hearth.launcher.doctor;

import io.hearth.launcher.caller.Web;
import io.hearth.launcher.layout.Installation;
import io.hearth.launcher.layout.Part;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The services' databases: whether each has the schema that this build's service works with. */
final class DatabasesExamination implements Doctor.Examination {
    private static final String HISTORY = "flyway_schema_history";

    /** PostgreSQL's word for a table that is not there. */
    private static final String NO_TABLE = "42P01";

    @Override
    public void look(Premises premises, Consumer<Finding> found) {
        List<Finding> seen = new ArrayList<>();
        for (Part service : Part.services()) {
            String url = premises.databases().get(service);
            if (url != null) {
                seen.addAll(look(service, url));
            }
        }
        seen.forEach(found);
        if (seen.isEmpty() && !premises.databases().isEmpty()) {
            found.accept(Finding.good("The services' databases have the migrations of this build"));
        }
    }

    private static List<Finding> look(Part service, String url) {
        Map<String, String> built = BuiltMigrations.of(service, Installation.current());
        Map<String, String> made = new LinkedHashMap<>();
        Set<String> failed = new LinkedHashSet<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet history =
                        statement.executeQuery(
                                "select version, description, success from "
                                        + HISTORY
                                        + " where version is not null order by installed_rank")) {
            while (history.next()) {
                String version = history.getString(1);
                made.put(version, history.getString(2));
                if (history.getBoolean(3)) {
                    failed.remove(version);
                } else {
                    failed.add(version);
                }
            }
        } catch (SQLException e) {
            if (!NO_TABLE.equals(e.getSQLState())) {
                return List.of(
                        Finding.wrong(
                                "The database of %s does not answer (%s). 'hearth status' tells how PostgreSQL is.",
                                service.label(), Web.reason(e)));
            }
        }
        return compare(service, built, made, failed);
    }

    private static List<Finding> compare(
            Part service, Map<String, String> built, Map<String, String> made, Set<String> failed) {
        List<Finding> amiss = new ArrayList<>();
        Set<String> missing = new TreeSet<>(built.keySet());
        missing.removeAll(made.keySet());
        if (!missing.isEmpty()) {
            amiss.add(
                    Finding.wrong(
                            "The database of %s lacks %s of this build. 'hearth down' and 'hearth up': the service makes them when it starts.",
                            service.label(), migrations(missing, built)));
        }
        if (!failed.isEmpty()) {
            amiss.add(
                    Finding.wrong(
                            "The database of %s has %s that failed. 'hearth logs %s' tells why; undo what is left of it and take its row out of %s, or restore a backup.",
                            service.label(), migrations(failed, made), service.label(), HISTORY));
        }
        Set<String> later = new TreeSet<>(made.keySet());
        later.removeAll(built.keySet());
        if (!later.isEmpty()) {
            amiss.add(
                    Finding.doubtful(
                            "The database of %s has %s, of which this build knows nothing: a later release ran here. Run that one, unless you are on your way back from it.",
                            service.label(), migrations(later, made)));
        }
        return amiss;
    }

    private static String migrations(Set<String> versions, Map<String, String> names) {
        List<String> told =
                versions.stream()
                        .map(version -> "V%s (%s)".formatted(version, names.get(version)))
                        .toList();
        return (told.size() == 1 ? "migration " : "migrations ") + String.join(", ", told);
    }
}
