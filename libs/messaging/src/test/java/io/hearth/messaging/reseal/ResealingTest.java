package io.hearth.messaging.reseal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.seal.Keyset;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.testkit.WithBackingServices;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class ResealingTest {
    private static final int MANY = 2 * ColumnSweep.BATCH + 1;

    @Inject DataSource database;

    private final Keyset older = Keyset.fresh();
    private final Keyset added = older.withAnotherKey();
    private final Keyset newer = added.sealingWithTheNewest();
    private final Sealer before = Sealer.fromKeyset(older.json());
    private final Sealer after = Sealer.fromKeyset(newer.json());
    private final String olderKey = older.keys().getFirst().name();

    /** One for each that seals anew, as each replica has its own. */
    private final List<SimpleMeterRegistry> meters = new ArrayList<>();

    /** What happens after a row was read and before it is written. */
    private Meanwhile meanwhile = id -> {};

    private final SealedTable things =
            SealedTable.of("thing", "id", "part")
                    .telling("stack_id")
                    .sealed("secret", row -> context(row, "secret"))
                    .sealedFields("every", ResealingTest::context);
    private final SealedTable others =
            SealedTable.of("other_thing", "id")
                    .sealedFields(
                            "partly",
                            Set.of("sealed"),
                            (row, field) -> new SealContext(row.get("id"), "", field));

    private interface Meanwhile {
        void happens(String id) throws SQLException;
    }

    @BeforeEach
    void create() throws SQLException {
        execute(
                "create table thing (id text, part bigint, stack_id text, secret text, every text not null default '{}', updated_at timestamptz default now(), primary key (id, part))");
        execute("create table other_thing (id text primary key, partly text)");
    }

    @AfterEach
    void drop() throws SQLException {
        execute("drop table thing");
        execute("drop table other_thing");
    }

    @Test
    void whatAnOlderKeyHasSealedIsSealedByTheNewOneAndIsTheSame() throws SQLException {
        for (int id = 0; id < MANY; id++) {
            put(id, seal(before, id, "secret", "s3cret-" + id));
        }
        execute("insert into thing values ('empty', 1, 'stack', null)");
        execute(
                "update thing set every = ? where id = '7'",
                "{\"a\":\"%s\",\"b\":\"%s\"}"
                        .formatted(seal(before, 7, "a", "one"), seal(after, 7, "b", "two")));
        String some =
                "{\"clear\": \"AQ==\", \"sealed\":\"%s\", \"none\": null}"
                        .formatted(
                                before.seal(Secret.of("three"), new SealContext("o", "", "sealed"))
                                        .ciphertext());
        execute("insert into other_thing values ('o', ?)", some);

        resealing(after).run();

        for (int id = 0; id < MANY; id++) {
            String secret = text("select secret from thing where id = '%d'".formatted(id));
            assertThat(keyOf(secret)).isEqualTo(newer.keys().getLast().id());
            assertThat(open(id, "secret", secret)).isEqualTo("s3cret-" + id);
        }
        assertThat(text("select every::json ->> 'a' from thing where id = '7'"))
                .satisfies(a -> assertThat(open(7, "a", a)).isEqualTo("one"));
        assertThat(text("select every::json ->> 'b' from thing where id = '7'"))
                .satisfies(b -> assertThat(open(7, "b", b)).isEqualTo("two"));
        String now = text("select partly from other_thing");
        assertThat(now)
                .startsWith("{\"clear\": \"AQ==\", \"sealed\":\"")
                .endsWith(", \"none\": null}");
        assertThat(now).isNotEqualTo(some).hasSameSizeAs(some);
        assertThat(outdated(olderKey)).isZero();
        assertThat(resealed()).isEqualTo(MANY + 2);
    }

    @Test
    void repeatedItDoesNothing() throws SQLException {
        put(1, seal(before, 1, "secret", "s3cret"));
        Resealing resealing = resealing(after);
        resealing.run();
        String row = text("select concat(ctid, xmin, secret) from thing");

        resealing.run();

        assertThat(text("select concat(ctid, xmin, secret) from thing")).isEqualTo(row);
        assertThat(resealed()).isOne();
    }

    @Test
    void whoChangesARowMeanwhileWins() throws SQLException {
        put(1, seal(before, 1, "secret", "s3cret"));
        put(2, seal(before, 2, "secret", "s3cret"));
        String changed = seal(before, 1, "secret", "changed");
        meanwhile =
                id ->
                        execute(
                                "update thing set secret = ? where id = '1' and secret <> ?",
                                changed,
                                changed);

        Resealing resealing = resealing(after);
        resealing.run();

        assertThat(text("select secret from thing where id = '1'")).isEqualTo(changed);
        assertThat(outdated(olderKey)).isOne();
        assertThat(resealed()).isOne();

        resealing.run();

        assertThat(open(1, "secret", text("select secret from thing where id = '1'")))
                .isEqualTo("changed");
        assertThat(outdated(olderKey)).isZero();
    }

    @Test
    void aRowThatAnotherIsAtIsNotWaitedFor() throws SQLException {
        put(1, seal(before, 1, "secret", "s3cret"));
        put(2, seal(before, 2, "secret", "s3cret"));
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            try (PreparedStatement lock =
                    other.prepareStatement("update thing set stack_id = 'x' where id = '1'")) {
                lock.executeUpdate();
            }

            resealing(after).run();

            assertThat(resealed()).isOne();
            assertThat(outdated(olderKey)).isOne();
            other.rollback();
        }
    }

    @Test
    void whatDoesNotOpenIsLeftAndCountedAndHoldsUpNothing() throws SQLException {
        String stranger =
                Sealer.fromKeyset(Sealer.newKeyset())
                        .seal(Secret.of("x"), SealContext.ofConfig("x"))
                        .ciphertext();
        for (int id = 0; id < MANY; id++) {
            put(id, stranger);
        }
        put(MANY, seal(before, MANY + 1, "secret", "of another row"));
        put(MANY + 1, "no ciphertext");
        put(MANY + 2, seal(before, MANY + 2, "secret", "s3cret"));
        execute("insert into other_thing values ('o', 'no JSON')");

        resealing(after).run();

        assertThat(text("select secret from thing where id = '3'")).isEqualTo(stranger);
        assertThat(
                        open(
                                MANY + 2,
                                "secret",
                                text(
                                        "select secret from thing where id = '%d'"
                                                .formatted(MANY + 2))))
                .isEqualTo("s3cret");
        assertThat(outdated(olderKey)).as("nobody knows while a column cannot be read").isNaN();

        execute("delete from other_thing");
        resealing(after).run();

        assertThat(outdated(olderKey)).isOne();
        assertThat(broken(olderKey)).isOne();
        assertThat(outdated(Beginnings.UNKNOWN)).isEqualTo(MANY + 1);
        assertThat(broken(Beginnings.UNKNOWN)).isEqualTo(MANY + 1);
    }

    @Test
    void aReplicaThatDoesNotSealWithTheNewKeyYetLeavesWhatOthersHaveSealedWithIt()
            throws SQLException {
        String fresh = seal(after, 1, "secret", "s3cret");
        put(1, fresh);
        put(2, seal(before, 2, "secret", "s3cret"));
        String behind = text("select string_agg(secret, ' ' order by id) from thing");

        resealing(Sealer.fromKeyset(added.json())).run();

        assertThat(text("select string_agg(secret, ' ' order by id) from thing")).isEqualTo(behind);
        assertThat(outdated(newer.keys().getLast().name())).isOne();
    }

    @Test
    void aCountFromBeforeEveryReplicaFollowsIsNotTold() throws SQLException {
        put(1, seal(before, 1, "secret", "s3cret"));
        Resealing resealing = resealing(after);
        resealing.start(new StartupEvent());
        try {
            await("the first sweep").until(() -> resealed() == 1);
            assertThat(outdated(olderKey)).isNaN();
            put(2, seal(before, 2, "secret", "of a replica that did not know yet"));

            await("the second").until(() -> resealed() == 2);
            await("what it has found").until(() -> outdated(olderKey) == 0);
        } finally {
            resealing.stop(new ShutdownEvent());
        }
    }

    @Test
    void replicasDoNotDisturbEachOther() throws Exception {
        for (int id = 0; id < MANY; id++) {
            put(id, seal(before, id, "secret", "s3cret-" + id));
        }
        List<Thread> replicas = new ArrayList<>();
        for (int replica = 0; replica < 2; replica++) {
            replicas.add(Thread.ofPlatform().start(resealing(after)::run));
        }
        for (Thread replica : replicas) {
            replica.join();
        }

        for (int id = 0; id < MANY; id++) {
            String secret = text("select secret from thing where id = '%d'".formatted(id));
            assertThat(open(id, "secret", secret)).isEqualTo("s3cret-" + id);
        }
        assertThat(resealed()).isEqualTo(MANY);
        resealing(after).run();
        assertThat(outdated(olderKey)).isZero();
    }

    private Resealing resealing(Sealer sealer) {
        meters.add(new SimpleMeterRegistry());
        SealedTable watched =
                new SealedTable(
                        things.name(),
                        things.key(),
                        things.told(),
                        things.columns().stream().map(this::watched).toList());
        return new Resealing(
                database, List.of(watched, others), sealer, meters.getLast(), Duration.ofHours(1));
    }

    private SealedColumn watched(SealedColumn column) {
        return new SealedColumn(
                column.name(),
                column.json(),
                column.fields(),
                (row, field) -> {
                    try {
                        meanwhile.happens(row.get("id"));
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                    return column.context().apply(row, field);
                });
    }

    private static SealContext context(SealedRow row, String field) {
        return new SealContext(row.get("stack_id"), row.get("id") + "/" + row.get("part"), field);
    }

    private static String seal(Sealer sealer, int id, String field, String secret) {
        return sealer.seal(Secret.of(secret), context(id, field)).ciphertext();
    }

    private static SealContext context(int id, String field) {
        return new SealContext("stack", id + "/1", field);
    }

    private String open(int id, String field, String ciphertext) {
        return after.open(new Sealed(ciphertext), context(id, field)).reveal();
    }

    private static int keyOf(String ciphertext) {
        return Sealed.keyOf(ciphertext.substring(0, Sealed.BEGINNING)).orElseThrow();
    }

    private void put(int id, String secret) throws SQLException {
        execute("insert into thing values ('%d', 1, 'stack', ?)".formatted(id), secret);
    }

    private double outdated(String key) {
        return meters.getLast().get(SealMeters.OUTDATED).tag("key", key).gauge().value();
    }

    private double broken(String key) {
        return meters.getLast().get(SealMeters.BROKEN).tag("key", key).gauge().value();
    }

    private double resealed() {
        return meters.stream()
                .mapToDouble(one -> one.get(SealMeters.RESEALED).counter().count())
                .sum();
    }

    private void execute(String sql, String... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setString(index + 1, values[index]);
            }
            statement.executeUpdate();
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
