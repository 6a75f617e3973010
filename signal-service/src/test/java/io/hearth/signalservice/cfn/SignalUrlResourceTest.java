package io.hearth.signalservice.cfn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.access.signature.url.PresignedUrl;
import io.hearth.access.signature.url.ResourceArn;
import io.hearth.contract.Capability;
import io.hearth.contract.SignalDialect;
import io.hearth.contract.SignalEvent.SignalReceived;
import io.hearth.contract.Topic;
import io.hearth.contract.UseEvent.IdentityUsed;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.FaultProxy;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.TestIdentity;
import io.hearth.testkit.TestKeystone;
import io.hearth.testkit.TestStack;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithBackingServices
@WithKeystone(service = "signal-service")
class SignalUrlResourceTest {
    private static final String GOOD =
            "{\"Status\": \"SUCCESS\", \"UniqueId\": \"1\", \"Data\": \"d1\", \"Reason\": \"r1\"}";
    private static final String DENIED =
            "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>"
                    + "<Message>User is not authorized to perform action</Message>"
                    + "</Error></ErrorResponse>";

    private static final TestIdentity OWNER = TestIdentity.of(Account.OWNER);

    private final FaultProxy keystone = TestKeystone.shared().line();

    /** Set by the test's framework. */
    @SuppressWarnings("NullAway.Init")
    @TestHTTPResource("/v1/")
    URI endpoint;

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestStack stack = new TestStack("web", OWNER.projectId());
    private TestBus bus;
    private TestIdentity instance;

    @BeforeEach
    void aStackWithAHandle() {
        bus = TestBus.on(Topic.SIGNALS, Topic.USES);
        instance = TestIdentity.ofStackDomain();
        bus.publish(
                stack.userReady(
                        "handle", instance, stack.binding("handle", Capability.SIGNAL_SEND)));
        bus.publish(stack.resource("handle", "CREATE", "COMPLETE", 1, SignalDialect.AWS));
        bus.publish(stack.resource("second", "CREATE", "COMPLETE", 1, SignalDialect.AWS));
        await("the resource and the identity")
                .atMost(Duration.ofSeconds(20))
                .until(() -> put(url("handle"), "{}").statusCode() == 400);
    }

    @AfterEach
    void leave() throws InterruptedException {
        keystone.restore();
        bus.close();
    }

    @Test
    void aSignalIsOnTheBusWhenItIsAnswered() throws Exception {
        HttpResponse<String> answer = put(url("handle"), GOOD);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("<resource>handle</resource>");
        assertThat(answer.headers().firstValue("content-type"))
                .contains("application/xml; charset=UTF-8");
        SignalReceived signal =
                bus.await(SignalReceived.class, it -> it.stack().equals(stack.ref()));
        assertThat(signal.signalId()).isEqualTo("1");
        assertThat(signal.dialect()).isEqualTo(SignalDialect.AWS);
    }

    @Test
    void thatItWasUsedIsToldOnceInAWhile() throws Exception {
        for (int time = 0; time < 3; time++) {
            assertThat(put(url("handle"), GOOD).statusCode()).isEqualTo(200);
        }

        IdentityUsed used = bus.await(IdentityUsed.class, it -> it.stack().equals(stack.ref()));
        assertThat(used.userId()).isEqualTo(instance.userId());
        assertThat(used.accessKey()).isEqualTo(instance.accessKey());
        await("three signals")
                .until(
                        () ->
                                bus.events(SignalReceived.class).stream()
                                                .filter(it -> it.stack().equals(stack.ref()))
                                                .count()
                                        == 3);
        assertThat(bus.events(IdentityUsed.class))
                .filteredOn(it -> it.stack().equals(stack.ref()))
                .hasSize(1);
    }

    @Test
    void anEmptyContentTypeIsTakenAsCfnSignalSendsIt() throws Exception {
        HttpRequest request =
                request(url("handle"))
                        .header("Content-Type", "")
                        .PUT(HttpRequest.BodyPublishers.ofString(GOOD))
                        .build();

        assertThat(send(request).statusCode()).isEqualTo(200);
    }

    @Test
    void anyContentTypeIsTaken() throws Exception {
        for (String type :
                new String[] {"application/x-www-form-urlencoded", "text/plain", "nonsense"}) {
            HttpRequest request =
                    request(url("handle"))
                            .header("Content-Type", type)
                            .PUT(HttpRequest.BodyPublishers.ofString(GOOD))
                            .build();

            assertThat(send(request).statusCode()).as(type).isEqualTo(200);
        }
    }

    @Test
    void theArnMayBeQuotedInAnyWay() throws Exception {
        String quoted = url("handle");
        String plain = quoted.replace("arn%3Aopenstack%3Aheat%3A%3A", "arn:openstack:heat::");

        assertThat(plain).isNotEqualTo(quoted);
        assertThat(put(plain, GOOD).statusCode()).isEqualTo(200);
        assertThat(put(quoted.replace("%3A", "%3a"), GOOD).statusCode()).isEqualTo(200);
    }

    @Test
    void aBadPayloadIsTold() throws Exception {
        HttpResponse<String> answer = put(url("handle"), GOOD.replace("SUCCESS", "BOGUS"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("<Code>InvalidParameterValue</Code>")
                .contains("Metadata format invalid: Status must be SUCCESS or FAILURE.");
    }

    @Test
    void anotherVerbOrATamperedSignatureIsDenied() throws Exception {
        String url = url("handle");
        HttpRequest post =
                request(
                                PresignedUrl.sign(
                                        "PUT",
                                        base("signal"),
                                        arn("handle"),
                                        instance.accessKey(),
                                        instance.secretKey(),
                                        Optional.empty()))
                        .POST(HttpRequest.BodyPublishers.ofString(GOOD))
                        .build();

        assertDenied(send(post));
        assertDenied(put(url.replaceFirst("Signature=....", "Signature=AAAA"), GOOD));
        assertDenied(put(url.replace("/resources/handle", "/resources/second"), GOOD));
    }

    @Test
    void aResourceThatTheSignerIsNotBoundToIsDeniedAsIfTheKeyWereUnknown() throws Exception {
        assertDenied(put(url("second"), GOOD));
        assertDenied(put(url("unknown"), GOOD));
    }

    @Test
    void aSignalUrlWithoutATimestampWorksByPost() throws Exception {
        HttpRequest post =
                request(
                                PresignedUrl.sign(
                                        "POST",
                                        base("signal"),
                                        arn("handle"),
                                        instance.accessKey(),
                                        instance.secretKey(),
                                        Optional.empty()))
                        .POST(HttpRequest.BodyPublishers.ofString(GOOD))
                        .build();

        HttpResponse<String> answer = send(post);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aRevokedKeyIsDenied() throws Exception {
        bus.publish(stack.revoked("handle", instance));

        await("the revocation")
                .atMost(Duration.ofSeconds(20))
                .until(() -> put(url("handle"), GOOD).statusCode() == 403);
        assertDenied(put(url("handle"), GOOD));
    }

    @Test
    void aKeyThatKeystoneDoesNotVouchForIsDenied() throws Exception {
        TestIdentity unvouched = instance.withUnknownKeypair();
        bus.publish(
                stack.userReady(
                        "handle", unvouched, stack.binding("handle", Capability.SIGNAL_SEND)));
        bus.publish(stack.resource("later", "CREATE", "COMPLETE", 1, SignalDialect.AWS));
        TestIdentity known = TestIdentity.ofStackDomain();
        bus.publish(
                stack.userReady("later", known, stack.binding("later", Capability.SIGNAL_SEND)));
        await("the event after it")
                .atMost(Duration.ofSeconds(20))
                .until(() -> put(url("later", known), "{}").statusCode() == 400);

        assertDenied(put(url("handle", unvouched), GOOD));
    }

    @Test
    void whileKeystoneIsAwayOnlyWhoIsKnownSignals() throws Exception {
        TestIdentity newcomer = TestIdentity.ofStackDomain();
        bus.publish(
                stack.userReady(
                        "second", newcomer, stack.binding("second", Capability.SIGNAL_SEND)));

        keystone.cut();

        assertThat(put(url("handle"), GOOD).statusCode()).isEqualTo(200);
        await("the newcomer's keypair, for which nobody vouches")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> {
                            HttpResponse<String> answer = put(url("second", newcomer), GOOD);
                            assertThat(answer.statusCode()).isEqualTo(503);
                            assertThat(answer.headers().firstValue("Retry-After")).contains("2");
                        });
    }

    private static void assertDenied(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo(DENIED);
    }

    private String url(String resource) {
        return url(resource, instance);
    }

    private String url(String resource, TestIdentity signer) {
        return PresignedUrl.sign(
                "PUT",
                base("waitcondition"),
                arn(resource),
                signer.accessKey(),
                signer.secretKey(),
                Optional.of(Instant.now().minus(Duration.ofHours(2))));
    }

    private ResourceArn arn(String resource) {
        return new ResourceArn(OWNER.projectId(), "web", stack.ref().id(), resource);
    }

    private String base(String kind) {
        return endpoint + kind;
    }

    private HttpResponse<String> put(String url, String body) throws Exception {
        return send(request(url).PUT(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url));
    }

    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
