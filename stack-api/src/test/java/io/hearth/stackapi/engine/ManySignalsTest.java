package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.SignalDialect;
import io.hearth.contract.SignalEvent.SignalReceived;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.contract.StackRef;
import io.hearth.stackapi.stack.Stack;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** As many triggers as a poll may bring, and more, in one transaction. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class ManySignalsTest {
    private static final String HANDLE =
            """
            heat_template_version: 2018-08-31
            resources:
              h:
                type: OS::Heat::WaitConditionHandle
            """;

    @Inject StackStage stage;
    @Inject OtherServices others;
    @Inject Turns turns;
    @Inject Mutiny.SessionFactory sessions;

    @Test
    void aStormOfSignalsIsTakenInOneTransaction() throws Throwable {
        Stack stack = stage.create("storm", HANDLE);
        others.make(others.heard(UserWanted.class, stack), stack);
        stage.awaitState(stack, "CREATE_COMPLETE");
        List<Trigger> triggers =
                IntStream.range(0, 3_000)
                        .mapToObj(i -> (Trigger) new Trigger.SignalArrived(signal(stack)))
                        .toList();

        VertxContextSupport.subscribeAndAwait(
                () ->
                        sessions.withTransaction(
                                        session -> turns.take(session, stack.id(), triggers))
                                .ifNoItem()
                                .after(Duration.ofSeconds(60))
                                .fail());

        assertThat(stage.metadata(stack, "h")).hasSize(1);
        stage.delete(stack);
        assertThat(stage.state(stack)).startsWith("DELETE_");
    }

    private static SignalReceived signal(Stack stack) {
        return new SignalReceived(
                new StackRef(stack.id(), stack.name(), stack.rootId(), stack.projectId()),
                "h",
                SignalDialect.NATIVE,
                "one",
                UUID.randomUUID().toString(),
                "SUCCESS",
                null,
                null,
                Instant.now());
    }
}
