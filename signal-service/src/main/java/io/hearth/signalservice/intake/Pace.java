package io.hearth.signalservice.intake;

import io.github.bucket4j.TimeMeter;
import io.hearth.signalservice.binding.Target;
import io.hearth.signalservice.binding.TargetKey;
import io.hearth.signalservice.limit.PerSecond;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many signals a second one resource takes, and all of one project, so that a storm of some
 * does not take the room of others.
 */
@ApplicationScoped
@Startup // a limit that cannot be keeps the service from starting
class Pace {
    private static final String PER_RESOURCE = "hearth.limit.max-signals-per-resource-per-second";
    private static final String PER_TENANT = "hearth.limit.max-signals-per-tenant-per-second";

    private final PerSecond<TargetKey> resources;
    private final PerSecond<String> tenants;

    @Inject
    Pace(
            @ConfigProperty(name = PER_RESOURCE, defaultValue = "10000") long perResource,
            @ConfigProperty(name = PER_TENANT, defaultValue = "20000") long perTenant) {
        this(perResource, perTenant, TimeMeter.SYSTEM_NANOTIME);
    }

    Pace(long perResource, long perTenant, TimeMeter time) {
        this.resources = new PerSecond<>(PER_RESOURCE, perResource, time);
        this.tenants = new PerSecond<>(PER_TENANT, perTenant, time);
    }

    /**
     * Counts a signal.
     *
     * @return empty when it may go on; else after which time another try can
     */
    Optional<Duration> wait(Target target) {
        // the resource first: what it is refused must not count for its project
        TargetKey resource = new TargetKey(target.stack().id(), target.resource());
        return resources.wait(resource).or(() -> tenants.wait(target.stack().projectId()));
    }
}
