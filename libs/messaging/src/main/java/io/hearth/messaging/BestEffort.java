package io.hearth.messaging;

import io.hearth.contract.Event;
import io.hearth.contract.EventCodec;
import io.hearth.contract.EventEnvelope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * Tells the bus what may be lost: whoever tells it waits for nothing, and a broker that is away
 * costs a bounded queue.
 */
public final class BestEffort implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(BestEffort.class);
    private static final int QUEUE = 1_024;

    private final EventCodec codec = new EventCodec();
    private final BusProducer bus;
    private final String source;
    private final ThreadPoolExecutor teller;

    /**
     * @param application the service's name
     * @param thread the name of the one thread that tells
     */
    public BestEffort(BusProducer bus, String application, String thread) {
        this.bus = bus;
        this.source = "/hearth/" + application;
        this.teller =
                new ThreadPoolExecutor(
                        1,
                        1,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(QUEUE),
                        Thread.ofPlatform().name(thread).daemon().factory());
    }

    /**
     * Returns at once and never fails.
     *
     * @param lost run if the event does not come to the bus
     */
    public void tell(Event event, Instant at, Runnable lost) {
        try {
            teller.execute(() -> publish(event, at, lost));
        } catch (RejectedExecutionException e) {
            lost.run();
        }
    }

    private void publish(Event event, Instant at, Runnable lost) {
        EventEnvelope envelope = new EventEnvelope(UUID.randomUUID(), source, at, event);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(event.topic().topicName(), envelope.key(), codec.data(event));
        codec.headers(envelope)
                .forEach(
                        (name, value) ->
                                record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            bus.producer()
                    .send(
                            record,
                            (metadata, failure) -> {
                                if (failure != null) {
                                    lost(event, failure, lost);
                                }
                            });
        } catch (RuntimeException e) {
            lost(event, e, lost);
        }
    }

    private static void lost(Event event, Exception failure, Runnable lost) {
        LOG.debugf(
                "%s is not on the bus: %s", event.getClass().getSimpleName(), failure.getMessage());
        lost.run();
    }

    @Override
    public void close() {
        teller.shutdown();
    }
}
