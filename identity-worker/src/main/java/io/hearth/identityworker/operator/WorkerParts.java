package io.hearth.identityworker.operator;

import io.hearth.contract.seal.Sealer;
import io.hearth.identityworker.account.AccountPool;
import io.hearth.identityworker.account.PoolRules;
import io.hearth.identityworker.account.TrustEnds;
import io.hearth.identityworker.account.UserSources;
import io.hearth.identityworker.delegated.TaskLoop;
import io.hearth.identityworker.delegated.TaskStore;
import io.hearth.identityworker.delegated.TaskWork;
import io.hearth.identityworker.domain.DomainTrusts;
import io.hearth.identityworker.domain.KeypairLogin;
import io.hearth.identityworker.domain.KeystoneGate;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.domain.UsersLogin;
import io.hearth.identityworker.intent.Intents;
import io.hearth.identityworker.ledger.Ledger;
import io.hearth.identityworker.password.LedgerPasswords;
import io.hearth.identityworker.reach.AdminReach;
import io.hearth.identityworker.reconcile.Reconciler;
import io.hearth.identityworker.rotation.PeriodicRotation;
import io.hearth.identityworker.scan.DomainScan;
import io.hearth.identityworker.scan.Orphans;
import io.hearth.identityworker.scan.TrustWatch;
import io.hearth.keystone.DelegatedKeystone;
import io.hearth.keystone.DeploymentId;
import io.hearth.keystone.KeypairMaker;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneConfig;
import io.hearth.keystone.KeystoneReach;
import io.hearth.keystone.KeystoneSettings;
import io.hearth.keystone.KeystoneTrustee;
import io.hearth.keystone.Redelegations;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one place where the worker's parts are put together. */
class WorkerParts {
    @Produces
    @Singleton
    KeystoneGate gate(
            MeterRegistry meters,
            @ConfigProperty(name = "hearth.identity.concurrency") int concurrency) {
        return new KeystoneGate(concurrency, meters);
    }

    /** At the start, since settings that do not do must keep the service down. */
    @Produces
    @Singleton
    @Startup
    KeystoneTrustee trustee(KeystoneConfig keystone, TrusteeConfig trustee) {
        return KeystoneTrustee.connect(
                KeystoneSettings.of(keystone)
                        .as(
                                TrusteeConfig.PREFIX,
                                trustee.username(),
                                trustee.userDomainName(),
                                trustee.passwordFile(),
                                trustee.password()));
    }

    void close(@Disposes KeystoneTrustee trustee) {
        trustee.close();
    }

    @Produces
    @Singleton
    TaskLoop tasks(
            TaskStore store,
            DataSource database,
            KeystoneTrustee trustee,
            KeystoneGate gate,
            StackDomain domain,
            Ledger ledger,
            DomainTrusts trusts,
            Sealer sealer) {
        TaskWork work =
                new TaskWork(
                        store,
                        trust -> gate.before(DelegatedKeystone.class, trustee.under(trust)),
                        (rootId, trust) ->
                                ledger.trustees(rootId).stream()
                                        .anyMatch(standing -> trusts.isMadeOf(standing, trust)),
                        request ->
                                domain.marker(
                                                request.stack().rootId(),
                                                request.stack().id(),
                                                request.resource(),
                                                request.generation())
                                        .text(),
                        sealer,
                        Clock.systemUTC());
        return new TaskLoop(store, work, database);
    }

    @Produces
    @Singleton
    StackDomain stackDomain(
            Keystone keystone,
            KeystoneGate gate,
            @ConfigProperty(name = "hearth.stack-user-domain-id") String domainId,
            @ConfigProperty(name = "hearth.stack-user-role") String role,
            @ConfigProperty(name = DeploymentId.PROPERTY) Optional<String> deployment,
            KeypairLogin keypairs) {
        return new StackDomain(
                gate.before(Keystone.class, keystone),
                domainId,
                role,
                DeploymentId.configured(deployment),
                keypairs);
    }

    @Produces
    @Singleton
    KeypairLogin keypairLogin(
            Keystone keystone,
            KeystoneGate gate,
            DataSource database,
            Sealer sealer,
            @ConfigProperty(name = KeypairMaker.PROPERTY) String maker) {
        Keystone admin = gate.before(Keystone.class, keystone);
        return switch (KeypairMaker.of(maker)) {
            case DOMAIN_ADMIN -> KeypairLogin.ofAdmin(admin);
            case USER ->
                    new UsersLogin(
                            admin,
                            (user, password) ->
                                    gate.before(Keystone.class, keystone.as(user, password)),
                            new LedgerPasswords(database, sealer));
        };
    }

    @Produces
    @Singleton
    AdminReach adminReach(
            KeystoneReach reach, KeystoneGate gate, KeystoneConfig login, MeterRegistry meters) {
        return new AdminReach(gate.before(KeystoneReach.class, reach), login.username(), meters);
    }

    @Produces
    @Singleton
    DomainTrusts trusts(
            KeystoneTrustee trustee, KeystoneGate gate, Sealer sealer, DataSource database) {
        return new DomainTrusts(
                trust -> gate.before(Redelegations.class, trustee.of(trust)),
                sealer,
                new TrustEnds(database));
    }

    /** At the start, since settings that do not fit each other must keep the service down. */
    @Produces
    @Singleton
    @Startup
    PoolRules poolRules(
            PoolConfig pool,
            KeystoneConfig login,
            @ConfigProperty(name = "hearth.identity.shared-accounts") Optional<Set<String>> shared,
            @ConfigProperty(name = DeploymentId.PROPERTY) Optional<String> deployment,
            @ConfigProperty(name = KeypairMaker.PROPERTY) String maker) {
        if (pool.directory() == PoolRules.Directory.READ_ONLY
                && KeypairMaker.of(maker) == KeypairMaker.USER) {
            throw new IllegalArgumentException(
                    "hearth.identity.pool.directory=read-only and %s=user exclude each other: the worker cannot log in as an account without a password to set."
                            .formatted(KeypairMaker.PROPERTY));
        }
        return new PoolRules(
                pool.accounts().orElse(Set.of()),
                PoolRules.markOf(DeploymentId.configured(deployment)),
                pool.directory(),
                shared.orElse(Set.of()),
                login.username());
    }

    @Produces
    @Singleton
    UserSources userSources(StackDomain domain, DataSource database, PoolRules rules) {
        return new UserSources(domain, database, rules, InstantSource.system());
    }

    @Produces
    @Singleton
    AccountPool accountPool(StackDomain domain, DataSource database, PoolRules rules) {
        return new AccountPool(domain, database, rules, InstantSource.system());
    }

    @Produces
    @Singleton
    Reconciler reconciler(
            Ledger ledger,
            DataSource database,
            StackDomain domain,
            UserSources sources,
            DomainTrusts trusts,
            Sealer sealer) {
        return new Reconciler(ledger, database, domain, sources, trusts, sealer, Clock.systemUTC());
    }

    @Produces
    @Singleton
    DomainScan scan(
            Ledger ledger,
            DataSource database,
            StackDomain domain,
            UserSources sources,
            AccountPool pool,
            Reconciler reconciler,
            @ConfigProperty(name = "hearth.identity.scan.grace") Duration grace) {
        return new DomainScan(
                ledger,
                new Orphans(database),
                domain,
                sources,
                pool,
                reconciler::wake,
                grace,
                Clock.systemUTC());
    }

    @Produces
    @Singleton
    TrustWatch trustWatch(
            Ledger ledger, Intents intents, DomainTrusts trusts, Reconciler reconciler) {
        return new TrustWatch(ledger, intents, trusts, reconciler::wake);
    }

    @Produces
    @Singleton
    Optional<PeriodicRotation> rotation(
            Ledger ledger,
            Intents intents,
            Reconciler reconciler,
            @ConfigProperty(name = "hearth.identity.rotation.period") Optional<Duration> period) {
        return period.map(
                age ->
                        new PeriodicRotation(
                                ledger, intents, reconciler::wake, age, Clock.systemUTC()));
    }

    /** At the start, since a token that does not do must keep the service down. */
    @Produces
    @Singleton
    @Startup
    OperatorToken operatorToken(
            @ConfigProperty(name = OperatorToken.PROPERTY) Optional<String> token,
            @ConfigProperty(name = OperatorToken.FILE_PROPERTY) Optional<Path> tokenFile) {
        return OperatorToken.of(token, tokenFile);
    }
}
