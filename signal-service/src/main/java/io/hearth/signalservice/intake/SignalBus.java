package io.hearth.signalservice.intake;

import io.hearth.contract.EventCodec;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.StackScoped;
import io.hearth.messaging.BusProducer;
import io.hearth.messaging.TraceHeaders;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Puts signals on {@code hearth.signals}, and answers of provisioners on {@code hearth.answers}.
 * The producer may block while it knows no broker, so it is called on a thread of its own, behind a
 * queue that is short enough to be told "later" when the broker is away.
 */
@ApplicationScoped
class SignalBus {
    private static final Logger LOG = Logger.getLogger(SignalBus.class);
    private static final int QUEUE = 4096;

    private final EventCodec codec = new EventCodec();
    private final ExecutorService sender =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(QUEUE),
                    Thread.ofPlatform().name("signal-sender").daemon().factory());
    private final Supplier<Producer<String, byte[]>> producer;
    private final String source;
    private final Patience patience;
    private final Timer confirmation;

    @Inject
    SignalBus(
            BusProducer bus,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.application.name") String application,
            @ConfigProperty(name = "hearth.signals.confirm-within", defaultValue = "5s")
                    Duration patience) {
        this(bus::producer, meters, application, patience);
    }

    SignalBus(
            Supplier<Producer<String, byte[]>> producer,
            MeterRegistry meters,
            String application,
            Duration patience) {
        this.producer = producer;
        this.source = "/hearth/" + application;
        this.patience = new Patience(patience);
        this.confirmation = meters.timer(SignalMetrics.CONFIRMATION);
    }

    /** Never fails: what the broker has not confirmed in time is undelivered. */
    Uni<Reception> send(StackScoped event, Instant receivedAt) {
        ProducerRecord<String, byte[]> record = record(event, receivedAt);
        return Uni.createFrom()
                .completionStage(() -> publish(record))
                .onFailure()
                .invoke(
                        e ->
                                LOG.warnf(
                                        "What was sent to stack %s is not on the bus: %s",
                                        event.stack().id(), e))
                .onFailure()
                .recoverWithItem(new Reception.Undelivered());
    }

    private CompletableFuture<Reception> publish(ProducerRecord<String, byte[]> record) {
        CompletableFuture<Reception> outcome = new CompletableFuture<>();
        patience.bound(outcome);
        Timer.Sample sample = Timer.start();
        try {
            sender.execute(() -> publish(record, sample, outcome));
        } catch (RejectedExecutionException tooMany) {
            outcome.completeExceptionally(tooMany);
        }
        return outcome;
    }

    private void publish(
            ProducerRecord<String, byte[]> record,
            Timer.Sample sample,
            CompletableFuture<Reception> outcome) {
        try {
            producer.get()
                    .send(
                            record,
                            (metadata, failure) -> {
                                if (failure == null) {
                                    sample.stop(confirmation);
                                    outcome.complete(new Reception.Durable());
                                } else {
                                    outcome.completeExceptionally(failure);
                                }
                            });
        } catch (RuntimeException unusable) {
            outcome.completeExceptionally(unusable);
        }
    }

    private ProducerRecord<String, byte[]> record(StackScoped event, Instant receivedAt) {
        EventEnvelope envelope = new EventEnvelope(UUID.randomUUID(), source, receivedAt, event);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(event.topic().topicName(), envelope.key(), codec.data(event));
        Map<String, String> headers = codec.headers(envelope);
        headers.putAll(TraceHeaders.current());
        headers.forEach(
                (name, value) ->
                        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    @PreDestroy
    void close() {
        sender.shutdown();
        patience.close();
    }
}
