package io.hearth.webhookservice.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Delivers what is due: each second, when there is something new, and when a webhook has done with
 * what it got. A webhook gets more once it has done with all that it got before, so that one which
 * is slow holds up itself alone.
 */
@Singleton
public class DeliveryLoop {
    private static final Logger LOG = Logger.getLogger(DeliveryLoop.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Claims claims;
    private final Attempts attempts;
    private final int atOnce;
    private final boolean timed;
    private final Clock clock = Clock.systemUTC();
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicBoolean awake = new AtomicBoolean();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("webhooks").factory());

    DeliveryLoop(
            Claims claims,
            Attempts attempts,
            @ConfigProperty(name = "hearth.webhooks.at-once") int atOnce,
            @ConfigProperty(name = "hearth.webhooks.timer") boolean timed) {
        this.claims = claims;
        this.attempts = attempts;
        this.atOnce = atOnce;
        this.timed = timed;
    }

    void start(@Observes StartupEvent event) {
        if (timed) {
            timer.scheduleWithFixedDelay(
                    this::wake, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    /** There may be something to deliver. Returns at once. */
    public void wake() {
        if (timed && awake.compareAndSet(false, true)) {
            try {
                timer.execute(this::run);
            } catch (RejectedExecutionException e) {
                LOG.debug("Nothing is delivered any more: the service ends.");
            }
        }
    }

    private void run() {
        awake.set(false);
        try {
            round();
        } catch (RuntimeException e) {
            LOG.warnf("To deliver events waits: %s", e.getMessage());
        }
    }

    /**
     * Begins to deliver what is due. Blocks until it is claimed, not until it is delivered.
     *
     * @return how much that is
     */
    int round() {
        List<ClaimedDelivery> claimed =
                claims.claim(clock.instant(), busy, Math.max(0, atOnce - underWay.get()))
                        .await()
                        .atMost(PATIENCE);
        Map<UUID, List<ClaimedDelivery>> byWebhook =
                claimed.stream().collect(Collectors.groupingBy(ClaimedDelivery::webhookId));
        byWebhook.forEach(this::deliver);
        return claimed.size();
    }

    private void deliver(UUID webhookId, List<ClaimedDelivery> deliveries) {
        busy.add(webhookId);
        underWay.addAndGet(deliveries.size());
        Multi.createFrom()
                .iterable(deliveries)
                .onItem()
                .transformToUniAndMerge(attempts::make)
                .collect()
                .last()
                .eventually(
                        () -> {
                            busy.remove(webhookId);
                            underWay.addAndGet(-deliveries.size());
                        })
                .subscribe()
                .with(done -> wake(), failure -> LOG.error("A delivery is not recorded.", failure));
    }

    /** Whether nothing of this replica's is on its way. */
    boolean isIdle() {
        return underWay.get() == 0;
    }
}
