package io.hearth.access.use;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hearth.access.Principal;
import io.hearth.contract.StackRef;
import io.hearth.contract.UseEvent.IdentityUsed;
import io.hearth.messaging.BestEffort;
import io.hearth.messaging.BusProducer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Tells {@code hearth.uses} of identities that are used, each keypair and user at most once in a
 * while, as best it can. The first use of a keypair is told at once.
 */
@ApplicationScoped
public class IdentityUses {
    /** Uses that were not told, because the broker was away; the next one is. */
    public static final String DROPPED = "hearth.uses.dropped";

    private static final long MOST = 200_000;

    private final Clock clock = Clock.systemUTC();
    private final Cache<Use, Boolean> told;
    private final BestEffort teller;
    private final Counter dropped;

    private record Use(String userId, @Nullable String accessKey) {}

    IdentityUses(
            BusProducer bus,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.application.name") String application,
            @ConfigProperty(name = "hearth.uses.interval", defaultValue = "5m") Duration interval) {
        this.told = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(interval).build();
        this.teller = new BestEffort(bus, application, "identity-uses");
        this.dropped = meters.counter(DROPPED);
    }

    /**
     * Returns at once and never fails.
     *
     * @param stack of what the identity was used for
     */
    public void tell(Principal.StackUser user, StackRef stack) {
        Use use = new Use(user.userId(), user.accessKey());
        if (told.asMap().putIfAbsent(use, Boolean.TRUE) == null) {
            IdentityUsed event =
                    new IdentityUsed(stack, user.userId(), user.accessKey(), clock.instant());
            teller.tell(event, event.usedAt(), () -> drop(use));
        }
    }

    private void drop(Use use) {
        told.invalidate(use);
        dropped.increment();
    }

    @PreDestroy
    void close() {
        teller.close();
    }
}
