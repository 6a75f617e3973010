package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Replicas of two releases work on one database during an upgrade: a migration adds what the older
 * one may pass over. What nobody uses any more goes in the release after, by a migration whose
 * first line says so: {@code -- unused since 0.2}.
 */
class MigrationsTest {
    /** The last migration of each directory that any release has had. */
    private static final Map<String, Version> RELEASED =
            Map.of(
                    "stack-api/src/main/resources/db/migration", new Version(25, 0),
                    "identity-worker/src/main/resources/db/migration", new Version(16, 0),
                    "metadata-service/src/main/resources/db/migration", new Version(22, 0),
                    "signal-service/src/main/resources/db/migration", new Version(3, 0),
                    "webhook-service/src/main/resources/db/migration", new Version(0, 0),
                    "libs/access/src/main/resources/db/access", new Version(0, 7),
                    "libs/messaging/src/main/resources/db/messaging", new Version(0, 3));

    private static final Pattern NAME = Pattern.compile("V(\\d+)(?:_(\\d+))?__\\w+\\.sql");
    private static final Pattern BREAKING =
            Pattern.compile(
                    "drop\\s+(table|column|view|schema|type)|rename\\s+(to|column)|\\srename\\s"
                            + "|alter\\s+(column\\s+)?\\w+\\s+(set\\s+data\\s+)?type"
                            + "|set\\s+not\\s+null|truncate",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern NEEDED =
            Pattern.compile(
                    "add\\s+column[^,;]*not\\s+null(?![^,;]*default)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ALLOWED = Pattern.compile("\\A-- unused since \\d+\\.\\d+");

    record Version(int major, int minor) implements Comparable<Version> {
        @Override
        public int compareTo(Version other) {
            return major == other.major
                    ? Integer.compare(minor, other.minor)
                    : Integer.compare(major, other.major);
        }
    }

    static Stream<Path> newMigrations() throws IOException {
        Path home = Path.of(Objects.requireNonNull(System.getProperty("hearth.home")));
        Stream<Path> found = Stream.empty();
        for (Map.Entry<String, Version> directory : RELEASED.entrySet()) {
            try (Stream<Path> files = Files.list(home.resolve(directory.getKey()))) {
                List<Path> after =
                        files.filter(file -> version(file).compareTo(directory.getValue()) > 0)
                                .toList();
                found = Stream.concat(found, after.stream());
            }
        }
        return found;
    }

    private static Version version(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        assertThat(name.matches()).as("%s is no migration", file).isTrue();
        return new Version(
                Integer.parseInt(name.group(1)),
                name.group(2) == null ? 0 : Integer.parseInt(name.group(2)));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("newMigrations")
    void theReleaseBeforeStillWorks(Path migration) throws IOException {
        assertThat(breaks(Files.readString(migration))).as(migration.toString()).isFalse();
    }

    private static boolean breaks(String sql) {
        return !ALLOWED.matcher(sql).find()
                && (BREAKING.matcher(sql).find() || NEEDED.matcher(sql).find());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table stack drop column note;",
                "drop table note;",
                "alter table stack rename column note to remark;",
                "alter table stack rename to tree;",
                "alter table stack alter column note type bigint;",
                "alter table stack alter note set not null;",
                "alter table stack add column note text not null;"
            })
    void whatTheReleaseBeforeNeedsIsNotTaken(String sql) {
        assertThat(breaks(sql)).isTrue();
        assertThat(breaks("-- unused since 0.2\n" + sql)).isFalse();
    }

    @Test
    void whatItMayPassOverIsAdded() {
        assertThat(
                        breaks(
                                """
                                create table note (id uuid primary key, text text not null);
                                alter table stack add column note text;
                                alter table stack add column renamed boolean not null default false;
                                drop index stack_by_name;
                                """))
                .isFalse();
    }
}
