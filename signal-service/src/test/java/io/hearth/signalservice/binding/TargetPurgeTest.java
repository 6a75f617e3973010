package io.hearth.signalservice.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.SignalDialect;
import io.hearth.contract.StackEvent.HookReached;
import io.hearth.messaging.purge.Purges;
import io.hearth.testkit.TestStack;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithBackingServices
@WithKeystone(service = "signal-service")
class TargetPurgeTest {
    @Inject TargetStore store;
    @Inject HookStore hooks;
    @Inject Pool database;
    @Inject Purges purges;

    private final TestStack stack = new TestStack("web", "project");

    @Test
    void whatWasDeletedLongAgoIsForgotten() throws Throwable {
        is("DELETE", "COMPLETE", Duration.ofDays(31));

        purges.run();

        assertThat(rows("target")).isZero();
        assertThat(rows("hook")).isZero();
        assertThat(rows("target_stack")).isZero();
    }

    @Test
    void whatWasDeletedLatelyIsNot() throws Throwable {
        is("DELETE", "COMPLETE", Duration.ofDays(29));

        purges.run();

        assertThat(rows("target")).isEqualTo(2);
        assertThat(rows("hook")).isEqualTo(1);
        assertThat(rows("target_stack")).isEqualTo(1);
    }

    @Test
    void whatStandsIsNotHoweverOld() throws Throwable {
        is("CREATE", "COMPLETE", Duration.ofDays(400));

        purges.run();

        assertThat(rows("target")).isEqualTo(2);
        assertThat(rows("hook")).isEqualTo(1);
        assertThat(rows("target_stack")).isEqualTo(1);
    }

    private void is(String action, String status, Duration since) throws Throwable {
        run(
                store.put(
                        database,
                        List.of(
                                stack.resource("one", action, status, 1, SignalDialect.NATIVE),
                                stack.resource("two", action, status, 1, SignalDialect.NONE))));
        run(hooks.put(database, new HookReached(stack.ref(), "one", 1, "pre-delete")));
        run(store.put(database, stack.state(action, status), Instant.now().minus(since)));
    }

    private long rows(String table) throws Throwable {
        return run(
                database.preparedQuery(
                                "select count(*) from %s where stack_id = $1".formatted(table))
                        .execute(Tuple.of(stack.ref().id()))
                        .map(rows -> rows.iterator().next().getLong(0)));
    }

    private static <T> T run(Uni<T> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> work);
    }
}
