package io.hearth.identityworker.operator;

import io.hearth.contract.seal.Sealer;
import io.hearth.identityworker.domain.KeystoneGate;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.ledger.Ledger;
import io.hearth.identityworker.reconcile.Reconciler;
import io.hearth.identityworker.scan.DomainScan;
import io.hearth.identityworker.scan.Orphans;
import io.hearth.keystone.DeploymentId;
import io.hearth.keystone.Keystone;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one place where the worker's parts are put together. */
class WorkerParts {
    @Produces
    @Singleton
    StackDomain stackDomain(
            Keystone keystone,
            MeterRegistry meters,
            @ConfigProperty(name = "hearth.stack-user-domain-id") String domainId,
            @ConfigProperty(name = "hearth.stack-user-role") String role,
            @ConfigProperty(name = DeploymentId.PROPERTY) Optional<String> deployment,
            @ConfigProperty(name = "hearth.identity.concurrency") int concurrency) {
        return new StackDomain(
                KeystoneGate.before(keystone, concurrency, meters),
                domainId,
                role,
                DeploymentId.configured(deployment));
    }

    @Produces
    @Singleton
    Reconciler reconciler(Ledger ledger, DataSource database, StackDomain domain, Sealer sealer) {
        return new Reconciler(ledger, database, domain, sealer, Clock.systemUTC());
    }

    @Produces
    @Singleton
    DomainScan scan(
            Ledger ledger,
            DataSource database,
            StackDomain domain,
            Reconciler reconciler,
            @ConfigProperty(name = "hearth.identity.scan.grace") Duration grace) {
        return new DomainScan(
                ledger, new Orphans(database), domain, reconciler::wake, grace, Clock.systemUTC());
    }

    /** At the start, since a token that does not do must keep the service down. */
    @Produces
    @Singleton
    @Startup
    OperatorToken operatorToken(
            @ConfigProperty(name = OperatorToken.PROPERTY) Optional<Path> tokenFile) {
        return OperatorToken.of(tokenFile);
    }
}
