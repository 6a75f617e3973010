package io.hearth.metadataservice.document;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithBackingServices
@WithKeystone(service = "metadata-service")
class DocumentPurgeTest {
    @Inject DocumentStore store;
    @Inject Pool database;
    @Inject Purges purges;

    private final TestStack stack = new TestStack("web", "project");

    @Test
    void aTombstoneGoesWhenNoLateEventCanRaiseTheDocument() throws Throwable {
        run(
                store.apply(
                        database,
                        List.of(
                                stack.metadata("gone", 1, "{}"),
                                stack.metadata("there", 1, "{}"),
                                stack.metadataWithdrawn("gone", 2))));
        purges.run();
        assertThat(rows()).isEqualTo(2);

        run(
                database.preparedQuery(
                                "update document set withdrawn_at = now() - interval '31 days'"
                                        + " where stack_id = $1 and withdrawn_at is not null")
                        .execute(Tuple.of(stack.ref().id())));
        purges.run();

        assertThat(rows()).isEqualTo(1);
        assertThat(run(store.find(new DocumentKey(stack.ref().id(), "there")))).isPresent();
    }

    private long rows() throws Throwable {
        return run(
                database.preparedQuery("select count(*) from document where stack_id = $1")
                        .execute(Tuple.of(stack.ref().id()))
                        .map(rows -> rows.iterator().next().getLong(0)));
    }

    private static <T> T run(Uni<T> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> work);
    }
}
