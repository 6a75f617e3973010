package io.hearth.messaging.production;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Asks every {@link ProductionCheck} at the start. */
@ApplicationScoped
class ProductionChecks {
    private static final Logger LOG = Logger.getLogger(ProductionChecks.class);

    private final List<ProductionCheck> checks;
    private final Strictness strictness;

    /** What is done about a thing that is amiss. */
    enum Strictness {
        /** Nobody looks. */
        OFF,
        /** A line in the log for each. */
        WARN,
        /** The service does not start. */
        REFUSE
    }

    ProductionChecks(
            @All List<ProductionCheck> checks,
            @ConfigProperty(name = "hearth.production-checks") Strictness strictness) {
        this.checks = checks;
        this.strictness = strictness;
    }

    /**
     * @throws IllegalStateException if something is amiss and nothing may be; names all of it
     */
    void look(@Observes StartupEvent event) {
        switch (strictness) {
            case OFF -> {}
            // a start does not wait for what only warns
            case WARN -> Thread.ofVirtual().name("production-checks").start(this::warn);
            case REFUSE -> refuse();
        }
    }

    private void warn() {
        amiss().forEach(sentence -> LOG.warnf("Not fit for a cloud: %s", sentence));
    }

    private void refuse() {
        List<String> amiss = amiss();
        if (!amiss.isEmpty()) {
            throw new IllegalStateException(
                    "This is not fit for a cloud, and hearth.production-checks=refuse: "
                            + String.join(" ", amiss));
        }
    }

    private List<String> amiss() {
        return checks.stream().flatMap(check -> check.amiss().stream()).toList();
    }
}
