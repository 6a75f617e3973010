package io.hearth.access.audit;

import io.hearth.contract.AuditEvent.AccessRefused;
import io.hearth.contract.EventCodec;
import io.hearth.contract.EventEnvelope;
import io.hearth.messaging.BusProducer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells {@code hearth.audit} of refused accesses, as best it can: a caller who is refused very
 * often, or a broker that is away, costs neither memory nor the answer's time. What is left out is
 * counted.
 */
@ApplicationScoped
public class RefusalAudit {
    /** Refusals that were not told, because there were too many or the broker was away. */
    public static final String DROPPED = "hearth.audit.dropped";

    private static final Logger LOG = Logger.getLogger(RefusalAudit.class);
    private static final int QUEUE = 256;

    private final EventCodec codec = new EventCodec();
    private final ThreadPoolExecutor teller =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(QUEUE),
                    Thread.ofPlatform().name("refusal-audit").daemon().factory());
    private final AtomicLong windowAndCount = new AtomicLong();
    private final BusProducer bus;
    private final Counter dropped;
    private final String source;
    private final int perSecond;

    RefusalAudit(
            BusProducer bus,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.application.name") String application,
            @ConfigProperty(name = "hearth.audit.per-second", defaultValue = "50") int perSecond) {
        this.bus = bus;
        this.dropped = meters.counter(DROPPED);
        this.source = "/hearth/" + application;
        this.perSecond = perSecond;
    }

    /** Returns at once and never fails. */
    public void tell(AccessRefused refusal) {
        if (!within(refusal.refusedAt().getEpochSecond())) {
            dropped.increment();
            return;
        }
        try {
            teller.execute(() -> publish(refusal));
        } catch (RejectedExecutionException e) {
            dropped.increment();
        }
    }

    /** One number holds the second and how many it has had: 20 bits of count below the second. */
    private boolean within(long second) {
        long now =
                windowAndCount.updateAndGet(
                        before -> before >>> 20 == second ? before + 1 : (second << 20) + 1);
        return (now & 0xFFFFF) <= perSecond;
    }

    private void publish(AccessRefused refusal) {
        EventEnvelope envelope =
                new EventEnvelope(UUID.randomUUID(), source, refusal.refusedAt(), refusal);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(
                        refusal.topic().topicName(), envelope.key(), codec.data(refusal));
        codec.headers(envelope)
                .forEach(
                        (name, value) ->
                                record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            bus.producer().send(record, (metadata, failure) -> countLost(failure));
        } catch (RuntimeException e) {
            countLost(e);
        }
    }

    private void countLost(@Nullable Exception failure) {
        if (failure != null) {
            dropped.increment();
            LOG.debugf("A refusal is not on the bus: %s", failure.getMessage());
        }
    }

    @PreDestroy
    void close() {
        teller.shutdown();
    }
}
