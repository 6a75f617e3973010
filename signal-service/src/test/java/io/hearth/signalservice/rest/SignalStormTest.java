package io.hearth.signalservice.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.access.signature.url.PresignedUrl;
import io.hearth.access.signature.url.ResourceArn;
import io.hearth.contract.Capability;
import io.hearth.contract.SignalDialect;
import io.hearth.contract.SignalEvent.SignalReceived;
import io.hearth.contract.Topic;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.TestIdentity;
import io.hearth.testkit.TestStack;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More signals of one resource than it may have. */
@QuarkusTest
@TestProfile(SignalStormTest.Profile.class)
@WithBackingServices
@WithKeystone(service = "signal-service")
class SignalStormTest {
    private static final TestIdentity OWNER = TestIdentity.of(Account.OWNER);
    private static final int LIMIT = 5;
    private static final int STORM = 40;
    private static final String SUCCESS =
            "{\"Status\": \"SUCCESS\", \"UniqueId\": \"1\", \"Data\": \"d\", \"Reason\": \"r\"}";

    /** Set by the test's framework. */
    @SuppressWarnings("NullAway.Init")
    @TestHTTPResource("/v1/")
    URI endpoint;

    private final TestStack stack = new TestStack("web", OWNER.projectId());
    private TestBus bus;
    private TestIdentity instance;

    /** Few enough for a test to go beyond. */
    public static class Profile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "hearth.limit.max-signals-per-resource-per-second", String.valueOf(LIMIT));
        }
    }

    @BeforeEach
    void aStackWithHandles() {
        bus = TestBus.on(Topic.SIGNALS);
        instance = TestIdentity.ofStackDomain();
        bus.publish(
                stack.userReady(
                        "stormy",
                        instance,
                        stack.binding("stormy", Capability.SIGNAL_SEND),
                        stack.binding("probe", Capability.SIGNAL_SEND)));
        for (String resource : List.of("stormy", "quiet", "probe")) {
            bus.publish(stack.resource(resource, "CREATE", "COMPLETE", 1, SignalDialect.AWS));
        }
        await("the resources and the identity")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(300))
                .until(
                        () ->
                                ofOwner("quiet", "[]").statusCode() == 400
                                        && signed("probe", "[]").statusCode() == 400);
    }

    @AfterEach
    void leave() throws InterruptedException {
        bus.close();
    }

    @Test
    void isToldToComeLaterAndOthersAreNotHeldUp() {
        List<Response> storm =
                Stream.generate(() -> signed("stormy", SUCCESS)).limit(STORM).toList();

        List<Response> refused = storm.stream().filter(it -> it.statusCode() == 429).toList();
        assertThat(refused).isNotEmpty();
        assertThat(refused)
                .allSatisfy(
                        it -> {
                            assertThat(it.header("Retry-After")).isEqualTo("1");
                            assertThat(it.body().asString()).contains("<Code>Throttling</Code>");
                        });
        assertThat(Stream.generate(() -> ofOwner("stormy", "[]")).limit(STORM))
                .filteredOn(it -> it.statusCode() == 429)
                .isNotEmpty()
                .allSatisfy(
                        it -> {
                            assertThat(it.header("Retry-After")).isEqualTo("1");
                            assertThat(it.jsonPath().getString("error.type"))
                                    .isEqualTo("HTTPTooManyRequests");
                        });
        ofOwner("quiet", SUCCESS).then().statusCode(200);

        bus.await(SignalReceived.class, it -> ours(it) && it.resource().equals("quiet"));
        assertThat(bus.events(SignalReceived.class))
                .filteredOn(it -> ours(it) && it.resource().equals("stormy"))
                .hasSize((int) storm.stream().filter(it -> it.statusCode() == 200).count());
    }

    private boolean ours(SignalReceived signal) {
        return signal.stack().equals(stack.ref());
    }

    private Response ofOwner(String resource, String body) {
        return given().header("X-Auth-Token", OWNER.token().reveal())
                .body(body)
                .post(
                        "/v1/%s/stacks/%s/%s/resources/%s/signal"
                                .formatted(
                                        OWNER.projectId(),
                                        stack.ref().name(),
                                        stack.ref().id(),
                                        resource));
    }

    private Response signed(String resource, String body) {
        String url =
                PresignedUrl.sign(
                        "PUT",
                        endpoint + "waitcondition",
                        new ResourceArn(
                                OWNER.projectId(), stack.ref().name(), stack.ref().id(), resource),
                        instance.accessKey(),
                        instance.secretKey(),
                        Optional.of(Instant.now()));
        return given().urlEncodingEnabled(false).body(body).put(url);
    }
}
