package io.hearth.signalservice.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.access.rest.FaultType;
import io.hearth.contract.SignalDialect;
import io.hearth.contract.StackRef;
import io.hearth.contract.seal.Sealer;
import io.hearth.signalservice.binding.Target;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A refusal that is to be told of is answered once it is on the bus. */
class SignalIntakeTest {
    private static final Target SUSPENDED =
            new Target(
                    new StackRef("s", "web", "root", "p"),
                    "handle",
                    "OS::Heat::WaitConditionHandle",
                    SignalDialect.NATIVE,
                    "SUSPEND",
                    "COMPLETE",
                    "SUSPEND");

    private final MockProducer<String, byte[]> broker =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SignalBus bus =
            new SignalBus(() -> broker, meters, "signal-service", Duration.ofSeconds(10));
    private final SignalIntake intake =
            new SignalIntake(Sealer.fromKeyset(Sealer.newKeyset()), bus, new Pace(-1, -1), meters);

    @AfterEach
    void close() {
        bus.close();
    }

    @Test
    void isRefusedOnceTheBrokerHasIt() {
        CompletableFuture<Reception> reception = take();
        assertThat(reception).isNotDone();

        broker.completeNext();

        assertThat(reception.join())
                .isEqualTo(
                        new Reception.Refused(
                                FaultType.NOT_SUPPORTED,
                                "Signal resource during SUSPEND is not supported."));
    }

    @Test
    void isToComeAgainWhenTheBrokerIsAway() {
        CompletableFuture<Reception> reception = take();

        broker.errorNext(new TimeoutException("no broker"));

        assertThat(reception.join()).isEqualTo(new Reception.Undelivered());
    }

    private CompletableFuture<Reception> take() {
        CompletableFuture<Reception> reception =
                intake.take(SUSPENDED, new byte[0], "key").subscribeAsCompletionStage();
        await("the record").until(() -> broker.history().size() == 1);
        return reception;
    }
}
