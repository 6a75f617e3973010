package io.hearth.access.policy;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Shows where the policy comes from. Up even when the file is wrong: the service works by the rules
 * that it had before, and taking it away would help nobody.
 */
@Readiness
@ApplicationScoped
class PolicyReadiness implements HealthCheck {
    private final Policies policies;

    PolicyReadiness(Policies policies) {
        this.policies = policies;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("policy")
                        .up()
                        .withData("rules", policies.fileName().orElse("defaults"));
        policies.problem().ifPresent(problem -> answer.withData("problem", problem));
        return answer.build();
    }
}
