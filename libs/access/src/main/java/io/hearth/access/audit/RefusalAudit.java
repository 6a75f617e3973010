package io.hearth.access.audit;

import io.hearth.contract.AuditEvent.AccessRefused;
import io.hearth.messaging.BestEffort;
import io.hearth.messaging.BusProducer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells {@code hearth.audit} of refused accesses, as best it can: a caller who is refused very
 * often, or a broker that is away, costs neither memory nor the answer's time. What is left out is
 * counted.
 */
@ApplicationScoped
public class RefusalAudit {
    /** Refusals that were not told, because there were too many or the broker was away. */
    public static final String DROPPED = "hearth.audit.dropped";

    private final AtomicLong windowAndCount = new AtomicLong();
    private final BestEffort teller;
    private final Counter dropped;
    private final int perSecond;

    RefusalAudit(
            BusProducer bus,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.application.name") String application,
            @ConfigProperty(name = "hearth.audit.per-second", defaultValue = "50") int perSecond) {
        this.teller = new BestEffort(bus, application, "refusal-audit");
        this.dropped = meters.counter(DROPPED);
        this.perSecond = perSecond;
    }

    /** Returns at once and never fails. */
    public void tell(AccessRefused refusal) {
        if (within(refusal.refusedAt().getEpochSecond())) {
            teller.tell(refusal, refusal.refusedAt(), dropped::increment);
        } else {
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

    @PreDestroy
    void close() {
        teller.close();
    }
}
