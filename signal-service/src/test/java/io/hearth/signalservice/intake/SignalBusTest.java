package io.hearth.signalservice.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.SignalDialect;
import io.hearth.contract.SignalEvent.SignalReceived;
import io.hearth.contract.StackRef;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignalBusTest {
    private static final SignalReceived SIGNAL =
            new SignalReceived(
                    new StackRef("s", "web", "root", "p"),
                    "handle",
                    SignalDialect.NATIVE,
                    null,
                    "key",
                    "SUCCESS",
                    null,
                    null,
                    Instant.EPOCH);

    private final MockProducer<String, byte[]> broker =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private final SignalBus bus =
            new SignalBus(
                    () -> broker,
                    new SimpleMeterRegistry(),
                    "signal-service",
                    Duration.ofMillis(300));

    @AfterEach
    void close() {
        bus.close();
    }

    @Test
    void isDurableOnceTheBrokerHasIt() {
        CompletableFuture<Reception> reception =
                bus.send(SIGNAL, Instant.EPOCH).subscribeAsCompletionStage();
        await("the record").until(() -> broker.history().size() == 1);
        assertThat(reception).isNotDone();

        broker.completeNext();

        assertThat(reception.join()).isEqualTo(new Reception.Durable());
        assertThat(broker.history().getFirst().key()).isEqualTo("root");
        assertThat(broker.history().getFirst().topic()).isEqualTo("hearth.signals");
    }

    @Test
    void isUndeliveredWhenTheBrokerRefuses() {
        CompletableFuture<Reception> reception =
                bus.send(SIGNAL, Instant.EPOCH).subscribeAsCompletionStage();
        await("the record").until(() -> broker.history().size() == 1);

        broker.errorNext(new TimeoutException("no broker"));

        assertThat(reception.join()).isEqualTo(new Reception.Undelivered());
    }

    @Test
    void isUndeliveredWhenTheBrokerSaysNothing() {
        assertThat(bus.send(SIGNAL, Instant.EPOCH).await().atMost(Duration.ofSeconds(10)))
                .isEqualTo(new Reception.Undelivered());
    }
}
