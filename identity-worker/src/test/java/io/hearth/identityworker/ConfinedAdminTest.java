package io.hearth.identityworker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.hearth.contract.Event;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.StackRef;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.identityworker.account.PoolRules;
import io.hearth.identityworker.account.UserSources;
import io.hearth.identityworker.domain.DomainKeypairs;
import io.hearth.identityworker.domain.DomainTrusts;
import io.hearth.identityworker.domain.KeypairLogin;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.domain.UsersLogin;
import io.hearth.identityworker.intent.Intents;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Ledger;
import io.hearth.identityworker.ledger.Phase;
import io.hearth.identityworker.password.LedgerPasswords;
import io.hearth.identityworker.reach.AdminReach;
import io.hearth.identityworker.reach.ReachReport;
import io.hearth.identityworker.reach.ReachReport.Standing;
import io.hearth.identityworker.reconcile.Reconciler;
import io.hearth.identityworker.testing.HeatDomain;
import io.hearth.identityworker.testing.SampleStack;
import io.hearth.identityworker.testing.StackDomainResource;
import io.hearth.identityworker.testing.TestOwner;
import io.hearth.identityworker.testing.TrusteeStack;
import io.hearth.identityworker.testing.WithStackDomain;
import io.hearth.keystone.DeploymentId;
import io.hearth.keystone.KeypairMaker;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneClient;
import io.hearth.keystone.KeystoneSettings;
import io.hearth.keystone.bootstrap.HardenedPolicy;
import io.hearth.local.FreePorts;
import io.hearth.testkit.DocumentedMetrics;
import io.hearth.testkit.ServedBuckets;
import io.hearth.testkit.WithBackingServices;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The worker under the overlay that confines the stack domain's admin, as whom it logs in. */
@QuarkusTest
@WithBackingServices
@WithStackDomain
class ConfinedAdminTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject Keystone keystone;
    @Inject Intents intents;
    @Inject Ledger ledger;
    @Inject DataSource database;
    @Inject DomainTrusts trusts;
    @Inject Sealer sealer;
    @Inject PoolRules rules;

    @ConfigProperty(name = "hearth.stack-user-domain-id")
    String domainId;

    @AfterEach
    void free() throws IOException {
        StackDomainResource.installPolicy("{}\n");
    }

    @ParameterizedTest
    @EnumSource
    void anIdentityLivesItsWholeLife(KeypairMaker keypairs) throws IOException {
        SampleStack stack = SampleStack.create();

        assertThat(after(stack.ref(), stack.wants(), keypairs))
                .isEqualTo(
                        "1 projects, users [web-token_handle, web-user], keypairs of [web-token_handle, web-user]");
        assertThat(after(stack.ref(), stack.checks(), keypairs)).startsWith("1 projects");
        assertThat(after(stack.ref(), stack.suspensions(), keypairs))
                .isEqualTo(
                        "1 projects, users [(web-token_handle), (web-user)], keypairs of [web-token_handle]");
        assertThat(after(stack.ref(), stack.resumptions(), keypairs))
                .isEqualTo(
                        "1 projects, users [web-token_handle, web-user], keypairs of [web-token_handle, web-user]");
        assertThat(after(stack.ref(), stack.rotations(false), keypairs))
                .isEqualTo(
                        "1 projects, users [web-token_handle, web-user], keypairs of"
                                + " [web-token_handle, web-token_handle, web-user, web-user]");
        assertThat(after(stack.ref(), stack.rotations(true), keypairs))
                .isEqualTo(
                        "1 projects, users [web-token_handle, web-user], keypairs of [web-token_handle, web-user]");
        assertThat(after(stack.ref(), stack.unwants(), keypairs))
                .isEqualTo("0 projects, users [], keypairs of []");
    }

    @ParameterizedTest
    @EnumSource
    void aSuspendedStackIsRemovedWithItsKeypairs(KeypairMaker keypairs) throws IOException {
        SampleStack stack = SampleStack.create();
        after(stack.ref(), stack.wants(), keypairs);
        after(stack.ref(), stack.suspensions(), keypairs);

        assertThat(after(stack.ref(), stack.unwants(), keypairs))
                .isEqualTo("0 projects, users [], keypairs of []");
    }

    @ParameterizedTest
    @EnumSource
    void aTrusteeLivesItsWholeLife(KeypairMaker keypairs) throws Exception {
        TrusteeStack stack = TrusteeStack.of(TestOwner.with(Set.of("member", "reader")), sealer);

        assertThat(after(stack.ref(), stack.wants(), keypairs))
                .isEqualTo("0 projects, users [web-trustee], keypairs of [web-trustee]");
        assertThat(after(stack.ref(), stack.unwants(), keypairs))
                .isEqualTo("0 projects, users [], keypairs of []");
    }

    @Test
    void aUserThatRestsGoesOnRestingWhenItsKeypairIsRemoved() throws IOException {
        // Given
        SampleStack stack = SampleStack.create();
        after(stack.ref(), stack.wants(), KeypairMaker.USER);
        after(stack.ref(), stack.suspensions(), KeypairMaker.USER);

        // When
        String left = after(stack.ref(), List.of(stack.unwanted("access_key")), KeypairMaker.USER);

        // Then
        assertThat(left)
                .isEqualTo(
                        "1 projects, users [(web-token_handle), (web-user)], keypairs of [web-token_handle]");
    }

    @Test
    void aPasswordThatAUserWasGivenStays() throws IOException {
        // Given
        SampleStack stack = SampleStack.create();
        after(stack.ref(), stack.wants(), KeypairMaker.USER);
        Identity handle =
                ledger.standing().stream()
                        .filter(identity -> identity.stack().equals(stack.ref()))
                        .filter(identity -> identity.resource().equals("token_handle"))
                        .findFirst()
                        .orElseThrow();

        // When
        boolean there =
                new DomainKeypairs(domain(KeypairMaker.USER))
                        .exists(handle.keystoneId(), handle.keypair().credentialId());

        // Then
        assertThat(there).isTrue();
        assertThat(handle.phase()).isEqualTo(Phase.READY);
        assertThat(new LedgerPasswords(database, sealer).of(handle.keystoneId()))
                .get()
                .satisfies(
                        password ->
                                keystone.logIn(handle.keystoneId(), password, projectOf(stack)));
    }

    @Test
    void anOperatorIsToldHowFarTheAdminReaches() throws IOException {
        reach().body("standing", equalTo("BEYOND"))
                .body("powers", hasItem("delete users of other domains"))
                .body("told", containsString("deploy/hearth bootstrap --policy"));

        StackDomainResource.installPolicy(overlay(KeypairMaker.DOMAIN_ADMIN));
        reach().body("standing", equalTo("BEYOND"))
                .body("told", containsString("hearth.identity.keypairs=user"));

        StackDomainResource.installPolicy(overlay(KeypairMaker.USER));
        reach().body("standing", equalTo("CONFINED")).body("powers.size()", equalTo(0));
        assertThat(given().get("/q/metrics").asString())
                .containsPattern("hearth_keystone_admin_powers_outside\\S* 0\\.0");
    }

    @Test
    void theWorkersMetricsAreThoseOfTheDocs() throws IOException {
        DocumentedMetrics.of("identity-worker")
                .assertAreThoseOf(given().get("/q/metrics").asString());
    }

    @Test
    void itsRequestsAndItsCallsOfKeystoneAreTimedInBuckets() {
        reach();

        await("both to be counted")
                .untilAsserted(
                        () -> {
                            String served = given().get("/q/metrics").asString();
                            ServedBuckets.assertOf("http_server_requests", served);
                            ServedBuckets.assertOf("hearth_keystone_calls", served);
                        });
    }

    @Test
    void anOutageIsAnAnswer() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (KeystoneClient nobody =
                KeystoneClient.connect(
                        KeystoneSettings.ofDomain(
                                "http://127.0.0.1:%d/v3".formatted(FreePorts.next()),
                                "heat_domain_admin",
                                Secret.of("a password"),
                                "heat"))) {
            AdminReach reach = new AdminReach(nobody.reach(), "heat_domain_admin", meters);

            ReachReport report = reach.look();

            assertThat(report.standing()).isEqualTo(Standing.UNKNOWN);
            assertThat(report.told())
                    .startsWith(
                            "What heat_domain_admin may do outside the stack domain is not known")
                    .doesNotContain("a password");
            assertThat(meters.get(AdminReach.POWERS).gauge().value()).isNaN();
        }
    }

    private static ValidatableResponse reach() {
        return given().header("Authorization", "Bearer " + StackDomainResource.OPERATOR_TOKEN)
                .get("/operator/identities/reach")
                .then()
                .statusCode(200);
    }

    /** What Keystone holds of the stack after events that the worker took under the overlay. */
    private String after(StackRef stack, List<? extends Event> events, KeypairMaker keypairs)
            throws IOException {
        StackDomainResource.installPolicy(overlay(keypairs));
        StackDomain domain = domain(keypairs);
        UserSources sources = new UserSources(domain, database, rules, InstantSource.system());
        try (Reconciler reconciler =
                new Reconciler(
                        ledger, database, domain, sources, trusts, sealer, Clock.systemUTC())) {
            events.forEach(this::apply);
            reconciler.wake(stack.rootId());
            reconciler.start();
            await("the end of " + events)
                    .atMost(PATIENCE)
                    .until(() -> ledger.open(stack.rootId(), Instant.now()).open().isEmpty());
        }
        StackDomainResource.installPolicy("{}\n");
        return HeatDomain.of(keystone, domainId, stack.rootId()).shape();
    }

    private StackDomain domain(KeypairMaker keypairs) {
        KeypairLogin login =
                switch (keypairs) {
                    case DOMAIN_ADMIN -> KeypairLogin.ofAdmin(keystone);
                    case USER ->
                            new UsersLogin(
                                    keystone, keystone::as, new LedgerPasswords(database, sealer));
                };
        return new StackDomain(
                keystone, domainId, "heat_stack_user", new DeploymentId("hearth-test"), login);
    }

    private String overlay(KeypairMaker keypairs) {
        return HardenedPolicy.forDomain(domainId, keypairs);
    }

    private String projectOf(SampleStack stack) {
        return HeatDomain.of(keystone, domainId, stack.rootId()).projects().getFirst().id();
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
