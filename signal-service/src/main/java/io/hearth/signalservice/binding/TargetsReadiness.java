package io.hearth.signalservice.binding;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says whether signals are judged from memory. */
@Readiness
@ApplicationScoped
class TargetsReadiness implements HealthCheck {
    private final Targets targets;

    TargetsReadiness(Targets targets) {
        this.targets = targets;
    }

    @Override
    public HealthCheckResponse call() {
        return targets.fresh()
                ? HealthCheckResponse.up("targets")
                : HealthCheckResponse.named("targets")
                        .withData("missing", "PostgreSQL's notifications of changed resources")
                        .down()
                        .build();
    }
}
