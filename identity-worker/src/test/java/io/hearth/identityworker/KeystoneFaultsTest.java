package io.hearth.identityworker;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.Event;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.identityworker.account.PoolRules;
import io.hearth.identityworker.account.TrustEnds;
import io.hearth.identityworker.account.UserSources;
import io.hearth.identityworker.domain.DomainTrusts;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.intent.Intents;
import io.hearth.identityworker.ledger.Ledger;
import io.hearth.identityworker.reconcile.Reconciler;
import io.hearth.identityworker.testing.HeatDomain;
import io.hearth.identityworker.testing.LedgerView;
import io.hearth.identityworker.testing.Life;
import io.hearth.identityworker.testing.LineFault;
import io.hearth.identityworker.testing.SampleStack;
import io.hearth.identityworker.testing.TestOwner;
import io.hearth.identityworker.testing.TrusteeStack;
import io.hearth.identityworker.testing.WithStackDomain;
import io.hearth.keystone.DeploymentId;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneClient;
import io.hearth.keystone.KeystoneSettings;
import io.hearth.keystone.KeystoneTrustee;
import io.hearth.testkit.FaultProxy;
import io.hearth.testkit.FaultProxy.Meddler;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever goes wrong on the line to Keystone, or in it, in each step of a stack's life Keystone
 * and the ledger end up as they do when nothing goes wrong. A fault strikes at every fourth request
 * of one kind of life; {@code -Dhearth.keystone.faults=all} has it strike at each request of both
 * kinds, in four lives each.
 */
@QuarkusTest
@WithBackingServices
@WithStackDomain
class KeystoneFaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int EVERY = 4;

    /** Of some four dozen that a life has. */
    private static final int LAST = 24;

    /** What becomes of a life that nothing goes wrong in. */
    private static final Map<Kind, List<String>> FAULT_FREE = new EnumMap<>(Kind.class);

    /** Whose life it is. */
    private enum Kind {
        USERS,
        TRUSTEE
    }

    @Inject Keystone keystone;
    @Inject Intents intents;
    @Inject Ledger ledger;
    @Inject DataSource database;
    @Inject Sealer sealer;
    @Inject PoolRules rules;

    @ConfigProperty(name = "hearth.keystone.url")
    String url;

    @ConfigProperty(name = "hearth.keystone.username")
    String domainAdmin;

    @ConfigProperty(name = "hearth.keystone.password")
    String domainAdminPassword;

    @ConfigProperty(name = "hearth.stack-user-domain-id")
    String domainId;

    @ConfigProperty(name = "hearth.trustee.username")
    String service;

    @ConfigProperty(name = "hearth.trustee.password")
    String servicePassword;

    private TestOwner owner;

    @BeforeEach
    void trust() {
        owner = TestOwner.member();
    }

    @ParameterizedTest
    @EnumSource(LineFault.class)
    void everyLifeIsAsItIsWithoutTheFault(LineFault fault) {
        for (Kind kind : kinds(fault)) {
            List<String> faultFree =
                    FAULT_FREE.computeIfAbsent(kind, key -> live(key, LineFault.none()));
            assertThat(faultFree.getLast()).startsWith("0 projects, users [], keypairs of []");

            remainders(fault)
                    .forEach(
                            remainder ->
                                    assertThat(live(kind, fault.at(remainder, EVERY, LAST)))
                                            .as("%s at requests 4n + %d", fault, remainder)
                                            .isEqualTo(faultFree));
        }
    }

    /** By turns, as the requests are: what a request is about goes by its number. */
    private static List<Kind> kinds(LineFault fault) {
        return isLong() ? List.of(Kind.values()) : List.of(Kind.values()[fault.ordinal() % 2]);
    }

    private static IntStream remainders(LineFault fault) {
        return isLong() ? IntStream.range(0, EVERY) : IntStream.of(fault.ordinal() / 2 % EVERY);
    }

    private static boolean isLong() {
        return System.getProperty("hearth.keystone.faults", "").equals("all");
    }

    private Life life(Kind kind) {
        return switch (kind) {
            case USERS -> SampleStack.create();
            case TRUSTEE -> TrusteeStack.of(owner, sealer);
        };
    }

    /** What Keystone holds and what the ledger says, after each step. */
    private List<String> live(Kind kind, Meddler meddler) {
        Life stack = life(kind);
        List<String> ends = new ArrayList<>();
        try (FaultProxy line = FaultProxy.before(url);
                KeystoneClient admin = KeystoneClient.connect(domainLogin(line));
                KeystoneTrustee trustee = KeystoneTrustee.connect(serviceLogin(line));
                Reconciler worker = reconciler(admin, trustee)) {
            line.meddle(meddler);
            worker.start();
            for (List<Event> step :
                    List.of(
                            stack.wants(),
                            stack.suspensions(),
                            stack.resumptions(),
                            stack.unwants())) {
                step.forEach(this::apply);
                worker.wake(stack.rootId());
                Awaitility.await("the end of a step")
                        .atMost(PATIENCE)
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> ledger.open(stack.rootId(), Instant.now()).open().isEmpty());
                ends.add(
                        HeatDomain.of(keystone, domainId, stack.rootId()).shape()
                                + "\n"
                                + LedgerView.shape(database, stack.rootId()));
            }
        }
        assertThat(owner.handedOn()).isZero();
        return ends;
    }

    private Reconciler reconciler(KeystoneClient admin, KeystoneTrustee trustee) {
        StackDomain domain =
                new StackDomain(
                        admin.keystone(),
                        domainId,
                        "heat_stack_user",
                        new DeploymentId("hearth-test"));
        return new Reconciler(
                ledger,
                database,
                domain,
                new UserSources(domain, database, rules, InstantSource.system()),
                new DomainTrusts(trustee::of, sealer, new TrustEnds(database)),
                sealer,
                Clock.systemUTC());
    }

    private KeystoneSettings domainLogin(FaultProxy line) {
        return impatient(
                KeystoneSettings.ofDomain(
                        line.url(), domainAdmin, Secret.of(domainAdminPassword), "heat"));
    }

    private KeystoneSettings serviceLogin(FaultProxy line) {
        return impatient(
                KeystoneSettings.ofProject(
                        line.url(), service, Secret.of(servicePassword), "service"));
    }

    private static KeystoneSettings impatient(KeystoneSettings login) {
        return new KeystoneSettings(
                login.url(),
                login.region(),
                login.username(),
                login.userDomainName(),
                login.password(),
                login.projectName(),
                login.projectDomainName(),
                Duration.ofMillis(LineFault.Patience.MILLIS));
    }

    private void apply(Event event) {
        EventEnvelope envelope =
                new EventEnvelope(UUID.randomUUID(), "/hearth/test", Instant.now(), event);
        try {
            VertxContextSupport.subscribeAndAwait(() -> intents.apply(List.of(envelope)));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
