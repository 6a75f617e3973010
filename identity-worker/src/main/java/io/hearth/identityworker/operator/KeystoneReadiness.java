package io.hearth.identityworker.operator;

import io.hearth.identityworker.domain.RoleMissingException;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.keystone.KeystoneConfig;
import io.hearth.keystone.KeystoneException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether Keystone answers, our login works, and the stack domain and the stack users' role are
 * there; if not, which, and what to do.
 */
@Readiness
@ApplicationScoped
class KeystoneReadiness implements HealthCheck {
    private static final String BOOTSTRAP = "run deploy/hearth bootstrap";

    private final StackDomain domain;
    private final KeystoneConfig login;

    KeystoneReadiness(StackDomain domain, KeystoneConfig login) {
        this.domain = domain;
        this.login = login;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("keystone");
        Optional<String> trouble = trouble();
        trouble.ifPresent(text -> answer.withData("trouble", text));
        return answer.status(trouble.isEmpty()).build();
    }

    private Optional<String> trouble() {
        try {
            domain.roleId();
            // the domain admin lives in the stack domain, so that it is there if the domain is
            return domain.keystone().findUser(domain.id(), login.username()).isPresent()
                    ? Optional.empty()
                    : Optional.of(noDomain());
        } catch (RoleMissingException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (KeystoneException.Unauthorized e) {
            return Optional.of(
                    "Keystone refuses the login of %s; check hearth.keystone.*, or %s."
                            .formatted(login.username(), BOOTSTRAP));
        } catch (KeystoneException.Forbidden | KeystoneException.NotFound e) {
            return Optional.of(noDomain());
        } catch (KeystoneException e) {
            return Optional.of("Keystone does not answer at %s.".formatted(login.url()));
        }
    }

    private String noDomain() {
        return "Domain %s is not there, or %s is not its admin; check hearth.stack-user-domain-id, or %s."
                .formatted(domain.id(), login.username(), BOOTSTRAP);
    }
}
