package io.hearth.signalservice.rest;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.hearth.contract.Capability;
import io.hearth.contract.IdentityEvent.IdentityDisabled;
import io.hearth.contract.SignalDialect;
import io.hearth.contract.SignalEvent;
import io.hearth.contract.SignalEvent.HookUnset;
import io.hearth.contract.SignalEvent.SignalReceived;
import io.hearth.contract.SignalEvent.SignalRefused;
import io.hearth.contract.SignalTicket;
import io.hearth.contract.StackEvent.HookCleared;
import io.hearth.contract.StackEvent.HookReached;
import io.hearth.contract.Topic;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.BackingServices;
import io.hearth.testkit.FaultProxy;
import io.hearth.testkit.ServedBuckets;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.TestIdentity;
import io.hearth.testkit.TestKeystone;
import io.hearth.testkit.TestStack;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithBackingServices
@WithKeystone(service = "signal-service")
class SignalResourceTest {
    private static final TestIdentity OWNER = TestIdentity.of(Account.OWNER);

    private static final Instant TOKEN_END = Instant.parse("2026-11-22T05:00:00Z");

    private final FaultProxy keystone = TestKeystone.shared().line();
    private final TestStack stack = new TestStack("web", OWNER.projectId());
    private final Sealer sealer = Sealer.fromFile(BackingServices.shared().keysetFile());
    private TestBus bus;
    private TestIdentity instance;

    @BeforeEach
    void aStackWithAHandle() {
        bus = TestBus.on(Topic.SIGNALS, Topic.AUDIT);
        instance = TestIdentity.ofStackDomain();
        bus.publish(
                stack.userReady(
                        "handle", instance, stack.binding("handle", Capability.SIGNAL_SEND)));
        bus.publish(stack.resource("handle", "CREATE", "COMPLETE", 1, SignalDialect.NATIVE));
        bus.publish(stack.resource("second", "CREATE", "COMPLETE", 1, SignalDialect.NATIVE));
        bus.publish(stack.resource("conf", "CREATE", "COMPLETE", 1, SignalDialect.NONE));
        await("the resources and the identity")
                .atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                ofOwner("conf", "{}").statusCode() == 400
                                        && ofInstance("handle", "[]").statusCode() == 400);
    }

    @AfterEach
    void leave() throws InterruptedException {
        keystone.restore();
        bus.close();
    }

    @Test
    void aSignalIsOnTheBusWhenItIsAnswered() {
        ofInstance(
                        "handle",
                        """
                        {"status": "FAILURE", "reason": "broken", "id": 7, "data": {"a": [1]}}\
                        """)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body(equalTo("null"));

        SignalReceived signal = bus.await(SignalReceived.class, this::ours);
        assertThat(signal.stack()).isEqualTo(stack.ref());
        assertThat(signal.resource()).isEqualTo("handle");
        assertThat(signal.dialect()).isEqualTo(SignalDialect.NATIVE);
        assertThat(signal.signalId()).isEqualTo("7");
        assertThat(signal.status()).isEqualTo("FAILURE");
        assertThat(signal.reason()).isEqualTo("broken");
        assertThat(stack.open(requireNonNull(signal.data()), "handle", SealContext.SIGNAL))
                .isEqualTo("{\"a\":[1]}");
    }

    @Test
    void aSignalIsTimedInBuckets() {
        ofOwner("handle", "").then().statusCode(200);

        await("the signal to be counted")
                .untilAsserted(
                        () -> {
                            String served = given().get("/q/metrics").asString();
                            ServedBuckets.assertOf("http_server_requests", served);
                            ServedBuckets.assertOf("hearth_signals_confirmation", served);
                        });
    }

    @Test
    void anEmptyBodyIsASuccessWithoutAnId() {
        ofOwner("handle", "").then().statusCode(200);

        SignalReceived signal = bus.await(SignalReceived.class, this::ours);
        assertThat(signal.status()).isEqualTo("SUCCESS");
        assertThat(signal.signalId()).isNull();
        assertThat(signal.reason()).isNull();
        assertThat(signal.data()).isNull();
    }

    @Test
    void aRequestIsToldFromItsRepetitionByTheSendersKey() {
        for (String key : List.of("once", "once", "again")) {
            given().header("X-Auth-Token", instance.token().reveal())
                    .header("Idempotency-Key", key)
                    .body("{}")
                    .post(path(instance.projectId(), stack, "handle"))
                    .then()
                    .statusCode(200);
        }
        ofInstance("handle", "{}");
        ofInstance("handle", "{\"id\": \"last\"}");

        bus.await(SignalReceived.class, it -> ours(it) && "last".equals(it.signalId()));
        assertThat(bus.events(SignalReceived.class))
                .filteredOn(this::ours)
                .extracting(SignalReceived::requestKey)
                .hasSize(5)
                .startsWith("once", "once", "again")
                .satisfies(keys -> assertThat(keys.stream().distinct()).hasSize(4));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"status\": \"BOGUS\"} | Metadata format invalid: status must be SUCCESS or FAILURE.",
                "{\"zz\": 1} | Metadata format invalid: unknown key 'zz'",
                "[1] | Metadata format invalid: the body must be a JSON object.",
                "{x | The body is not JSON."
            })
    void aBadPayloadIsTold(String body, String message) {
        ofInstance("handle", body)
                .then()
                .statusCode(400)
                .body("title", equalTo("Bad Request"))
                .body("error.message", containsString(message));
    }

    @Test
    void aBodyOverTheLimitIsTold() {
        ofInstance("handle", "{\"data\": \"" + "x".repeat(70_000) + "\"}")
                .then()
                .statusCode(400)
                .body("error.type", equalTo("RequestLimitExceeded"));
    }

    @Test
    void aResourceThatTakesNoSignalsSaysSo() {
        ofOwner("conf", "{}")
                .then()
                .statusCode(400)
                .body("error.type", equalTo("ResourceActionNotSupported"))
                .body("error.message", equalTo("signal is not supported for resource."));
    }

    @Test
    void theOwnerIsToldWhatIsMissing() {
        ofOwner("nope", "{}")
                .then()
                .statusCode(404)
                .body(
                        "error.message",
                        equalTo("The Resource (nope) could not be found in Stack web."));
        post(TestIdentity.of(Account.OTHER), "handle", "{}")
                .then()
                .statusCode(404)
                .body("error.message", equalTo("The Stack (web) could not be found."));
    }

    @Test
    void anInstanceSignalsNothingButItsOwn() {
        String refusal = ofInstance("second", "{}").then().statusCode(403).extract().asString();

        assertThat(refusal).contains("You are not authorized to use this action.");
        assertThat(ofInstance("unknown", "{}").asString()).isEqualTo(refusal);
        assertThat(ofInstance("conf", "{}").asString()).isEqualTo(refusal);
    }

    @Test
    void theOwnerUnsetsAHookThatIsReached() {
        HookReached reached = new HookReached(stack.ref(), "second", 1, "pre-update");
        assertRefused("second", "pre-update", "is not defined on TestResource \"second\" Stack");
        bus.publish(reached);

        unset("second", "pre-update").then().statusCode(200).body(equalTo("null"));

        HookUnset unset = bus.await(HookUnset.class, it -> it.stack().equals(stack.ref()));
        assertThat(unset.resource()).isEqualTo("second");
        assertThat(unset.hook()).isEqualTo("pre-update");
        assertRefused("second", "pre-create", "The \"pre-create\" hook is not defined on");
        bus.publish(new HookCleared(stack.ref(), "second", 1, "pre-update"));
        await("the end of the hook")
                .atMost(Duration.ofSeconds(20))
                .until(() -> unset("second", "pre-update").statusCode() == 400);
    }

    @Test
    void whatHasNotBegunCanWaitAtAHook() {
        TestStack fresh = new TestStack("fresh", OWNER.projectId());
        String address = path(OWNER.projectId(), fresh, "a");
        bus.publish(new HookReached(fresh.ref(), "a", 1, "pre-create"));

        given().header("X-Auth-Token", OWNER.token().reveal())
                .body("{\"unset_hook\": \"pre-create\"}")
                .post(address)
                .then()
                .statusCode(200);
        given().header("X-Auth-Token", OWNER.token().reveal())
                .body("{\"unset_hook\": \"post-create\"}")
                .post(address)
                .then()
                .statusCode(400)
                .body(
                        "error.message",
                        equalTo(
                                "The \"post-create\" hook is not defined on Resource \"a\" Stack \"fresh\" [%s]"
                                        .formatted(fresh.ref().id())));
    }

    @Test
    void aHookThatThereIsNotIsRefused() {
        assertRefused("handle", "pre-lunch", "Invalid hook type \"pre-lunch\" for Resource");
        TestStack none = new TestStack("none", OWNER.projectId());
        given().header("X-Auth-Token", OWNER.token().reveal())
                .body("{\"unset_hook\": \"pre-create\"}")
                .post(path(OWNER.projectId(), none, "a"))
                .then()
                .statusCode(404)
                .body("error.message", equalTo("The Stack (none) could not be found."));
    }

    @Test
    void nobodyElseUnsetsAHook() {
        bus.publish(new HookReached(stack.ref(), "handle", 1, "post-create"));
        bus.publish(new HookReached(stack.ref(), "second", 1, "post-create"));
        String body = "{\"unset_hook\": \"post-create\"}";

        ofInstance("handle", body)
                .then()
                .statusCode(400)
                .body("error.message", containsString("unknown key 'unset_hook'"));
        ofInstance("second", body).then().statusCode(403);
        post(TestIdentity.of(Account.OTHER), "handle", body).then().statusCode(404);
        unset("handle", "post-create").then().statusCode(200);

        bus.await(HookUnset.class, it -> it.stack().equals(stack.ref()));
        assertThat(bus.events(HookUnset.class))
                .filteredOn(it -> it.stack().equals(stack.ref()))
                .hasSize(1);
    }

    private void assertRefused(String resource, String hook, String message) {
        unset(resource, hook)
                .then()
                .statusCode(400)
                .body("error.type", equalTo("InvalidBreakPointHook"))
                .body("error.message", containsString(message));
    }

    private Response unset(String resource, String hook) {
        return ofOwner(resource, "{\"unset_hook\": \"%s\"}".formatted(hook));
    }

    @Test
    void whileItGoesAResourceIsDeaf() {
        bus.publish(stack.state("DELETE", "IN_PROGRESS"));

        await("the deletion")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                ofInstance("handle", "{}")
                                        .then()
                                        .statusCode(400)
                                        .body("error.type", equalTo("NotSupported"))
                                        .body(
                                                "error.message",
                                                equalTo(
                                                        "Signal resource during DELETE is not supported.")));
    }

    @Test
    void aSuspendedResourceHearsAgainWhenItIsResumed() {
        bus.publish(stack.resource("handle", "SUSPEND", "COMPLETE", 2, SignalDialect.NATIVE));
        await("the suspension").until(() -> ofInstance("handle", "{}").statusCode() == 400);

        SignalRefused refused = bus.await(SignalRefused.class, this::ours);
        assertThat(refused.resource()).isEqualTo("handle");
        assertThat(refused.during()).isEqualTo("SUSPEND");
        bus.publish(stack.resource("handle", "RESUME", "COMPLETE", 3, SignalDialect.NATIVE));

        await("the resumption")
                .atMost(Duration.ofSeconds(20))
                .until(() -> ofInstance("handle", "{}").statusCode() == 200);
    }

    @Test
    void onlyOfThoseWhoMaySignalItIsToldThatTheyWereRefused() {
        bus.publish(stack.resource("second", "SUSPEND", "COMPLETE", 2, SignalDialect.NATIVE));
        await("the suspension").until(() -> ofOwner("second", "{}").statusCode() == 400);
        bus.await(SignalRefused.class, this::ours);

        ofInstance("second", "{}").then().statusCode(403);
        ofOwner("conf", "{}").then().statusCode(400);
        ofOwner("handle", "{}").then().statusCode(200);

        bus.await(SignalReceived.class, it -> ours(it) && it.resource().equals("handle"));
        assertThat(bus.events(SignalRefused.class)).filteredOn(this::ours).hasSize(1);
    }

    @Test
    void aTicketSignalsForItsUserUntilItsDeadline() {
        isReady(TOKEN_END);
        awaitTicket(200);
        keystone.cut();

        ofTicket(Duration.ofMinutes(1), "handle").then().statusCode(200);
        ofTicket(Duration.ofMinutes(1), "second").then().statusCode(403);
        ofTicket(Duration.ZERO, "handle").then().statusCode(401);
        post(Secret.of("hearth-ticket"), instance.projectId(), "handle", "{}")
                .then()
                .statusCode(401);

        assertThat(bus.await(SignalReceived.class, this::ours).resource()).isEqualTo("handle");
    }

    @Test
    void aTicketIsRefusedOnceItsUserIsDisabledHasAnotherTokenOrIsGone() {
        isReady(TOKEN_END);
        awaitTicket(200);

        bus.publish(new IdentityDisabled(stack.ref(), "handle", 1, instance.userId()));
        awaitTicket(401);
        isReady(TOKEN_END);
        awaitTicket(200);
        isReady(TOKEN_END.plusSeconds(1));
        awaitTicket(401);
        isReady(TOKEN_END);
        awaitTicket(200);
        bus.publish(stack.revoked("handle", instance));
        awaitTicket(401);
    }

    private void isReady(Instant tokenEnd) {
        bus.publish(
                stack.userReady(
                        "handle",
                        instance,
                        tokenEnd,
                        stack.binding("handle", Capability.SIGNAL_SEND)));
    }

    private void awaitTicket(int status) {
        await("a ticket gets %d".formatted(status))
                .atMost(Duration.ofSeconds(20))
                .until(() -> ofTicket(Duration.ofMinutes(1), "handle").statusCode() == status);
    }

    private Response ofTicket(Duration life, String resource) {
        SignalTicket ticket =
                new SignalTicket(
                        instance.userId(),
                        instance.projectId(),
                        TOKEN_END,
                        Instant.now().plus(life));
        return post(ticket.token(sealer), instance.projectId(), resource, "{}");
    }

    @Test
    void whileKeystoneIsAwayOnlyWhoIsKnownSignals() {
        Secret newToken = TestIdentity.of(Account.OWNER).token();

        keystone.cut();

        ofOwner("handle", "{}").then().statusCode(200);
        ofInstance("handle", "{}").then().statusCode(200);
        post(newToken, OWNER.projectId(), "handle", "{}")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("2"));
    }

    private boolean ours(SignalEvent signal) {
        return signal.stack().id().equals(stack.ref().id());
    }

    private Response ofOwner(String resource, String body) {
        return post(OWNER, resource, body);
    }

    private Response ofInstance(String resource, String body) {
        return post(instance, resource, body);
    }

    private Response post(TestIdentity caller, String resource, String body) {
        return post(caller.token(), caller.projectId(), resource, body);
    }

    private Response post(Secret token, String project, String resource, String body) {
        RequestSpecification request = given().header("X-Auth-Token", token.reveal());
        return (body.isEmpty() ? request : request.contentType("application/json").body(body))
                .post(path(project, stack, resource));
    }

    private static String path(String project, TestStack of, String resource) {
        return "/v1/%s/stacks/%s/%s/resources/%s/signal"
                .formatted(project, of.ref().name(), of.ref().id(), resource);
    }
}
