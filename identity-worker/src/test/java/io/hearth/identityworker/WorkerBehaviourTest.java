package io.hearth.identityworker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.hearth.contract.IdentityEvent.IdentityFailed;
import io.hearth.contract.IdentityEvent.IdentityRemoved;
import io.hearth.contract.IdentityEvent.UserReady;
import io.hearth.contract.StackEvent.PasswordKind;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.contract.Topic;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.testing.HeatDomain;
import io.hearth.identityworker.testing.SampleStack;
import io.hearth.identityworker.testing.StackDomainResource;
import io.hearth.identityworker.testing.WithStackDomain;
import io.hearth.keystone.NewUser;
import io.hearth.keystone.Token;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the worker does with its neighbours' peculiarities. */
@QuarkusTest
@WithBackingServices
@WithStackDomain
class WorkerBehaviourTest {
    private static final Secret GIVEN_PASSWORD = Secret.of("a given password");

    /** Keystone asks of a default project no more than the form of its id. */
    private static final String NO_PROJECT = "0".repeat(32);

    @Inject StackDomain domain;
    @Inject Sealer sealer;

    private final SampleStack stack = SampleStack.create();
    private TestBus bus;

    @BeforeEach
    void join() {
        bus = TestBus.on(Topic.IDENTITIES);
    }

    @AfterEach
    void leave() throws Exception {
        bus.close();
    }

    @Test
    void aForeignUserOfOurNameIsNeverAdoptedNorRemoved() {
        // Given
        String foreign =
                domain.keystone()
                        .createUser(
                                new NewUser(
                                        domain.id(),
                                        stack.user().userName(),
                                        "mine",
                                        NO_PROJECT,
                                        null))
                        .id();

        // When
        bus.publish(stack.user());

        // Then
        IdentityFailed failed = bus.await(IdentityFailed.class, e -> e.stack().equals(stack.ref()));
        assertThat(failed.reason())
                .contains(stack.user().userName())
                .contains("not this resource's");

        // When
        bus.publish(stack.unwanted("user"));

        // Then
        bus.await(IdentityRemoved.class, e -> e.stack().equals(stack.ref()));
        assertThat(domain.keystone().user(foreign)).isPresent();
    }

    @Test
    void anOwnHalfMadeUserIsAdoptedAndItsPasswordSetAnew() {
        // Given
        String marker = domain.marker(stack.rootId(), stack.ref().id(), "token_handle", 1).text();
        String halfMade =
                domain.keystone()
                        .createUser(
                                new NewUser(
                                        domain.id(),
                                        stack.tokenHandle().userName(),
                                        marker,
                                        NO_PROJECT,
                                        Secret.of("forgotten")))
                        .id();

        // When
        bus.publish(stack.tokenHandle());

        // Then
        UserReady ready = ready("token_handle");
        assertThat(ready.userId()).isEqualTo(halfMade);
        assertThat(ready.tokenExpiresAt()).isAfter(Instant.now());
    }

    @Test
    void aGivenPasswordLogsIn() {
        // Given
        SealContext context = new SealContext(stack.ref().id(), "user", SealContext.PASSWORD);
        Sealed sealed = sealer.seal(GIVEN_PASSWORD, context);
        UserWanted wanted =
                new UserWanted(
                        stack.ref(),
                        "user",
                        1,
                        stack.user().userName(),
                        PasswordKind.GIVEN,
                        sealed,
                        false,
                        false,
                        List.of());

        // When
        bus.publish(wanted);

        // Then
        UserReady ready = ready("user");
        Token token =
                domain.keystone().logIn(ready.userId(), GIVEN_PASSWORD, ready.domainProjectId());
        assertThat(token.expiresAt()).isAfter(Instant.now());
        assertThat(sealer.open(ready.password(), context)).isEqualTo(GIVEN_PASSWORD);
    }

    @Test
    void aKeypairWaitsForItsUser() {
        bus.publish(stack.accessKey());
        bus.publish(stack.user());

        bus.await(
                io.hearth.contract.IdentityEvent.KeypairReady.class,
                e -> e.stack().equals(stack.ref()) && e.userResource().equals("user"));
    }

    @Test
    void anAnswerFollowsEvenWhenNothingWasWanted() {
        bus.publish(stack.unwanted("user"));
        bus.publish(stack.user());
        bus.publish(stack.cfnHandle("marker"));

        bus.await(IdentityRemoved.class, e -> e.stack().equals(stack.ref()));
        ready("marker");
        assertThat(HeatDomain.of(domain.keystone(), domain.id(), stack.rootId()).users())
                .hasSize(1);
    }

    @Test
    void readinessAndCountsSpeak() {
        bus.publish(stack.user());
        ready("user");

        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'keystone' }.status", equalTo("UP"));
        given().header("Authorization", "Bearer " + StackDomainResource.OPERATOR_TOKEN)
                .get("/operator/identities")
                .then()
                .statusCode(200)
                .body("overdueRevocations", equalTo(0))
                .body(
                        "counts.find { it.kind == 'USER' && it.phase == 'READY' }.identities",
                        notNullValue());
    }

    @Test
    void anOperatorSeesInWhatLedgerAndKeystoneDiffer() {
        bus.publish(stack.user());
        String userId = ready("user").userId();
        domain.keystone().deleteUser(userId);

        given().header("Authorization", "Bearer " + StackDomainResource.OPERATOR_TOKEN)
                .post("/operator/identities/scan")
                .then()
                .statusCode(200)
                .body(
                        "findings.find { it.keystoneId == '%s' }.difference".formatted(userId),
                        equalTo("MISSING"))
                .body(
                        "findings.find { it.keystoneId == '%s' }.done".formatted(userId),
                        equalTo("NOTHING"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Bearer ", "Bearer another-operators-token", "an-operator-token"})
    void countsAreForOperatorsAlone(@Nullable String authorization) {
        given().headers(authorization == null ? Map.of() : Map.of("Authorization", authorization))
                .post("/operator/identities/scan?fix=true")
                .then()
                .statusCode(401);
        given().headers(authorization == null ? Map.of() : Map.of("Authorization", authorization))
                .get("/operator/identities")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer realm=\"identity-worker\""))
                .body("error.message", containsString("hearth.operator.token-file"))
                .body("counts", nullValue());
    }

    private UserReady ready(String resource) {
        return bus.await(
                UserReady.class,
                e -> e.stack().equals(stack.ref()) && e.resource().equals(resource));
    }
}
