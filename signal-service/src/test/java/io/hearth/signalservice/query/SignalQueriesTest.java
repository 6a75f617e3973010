package io.hearth.signalservice.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.AuditEvent.RequestRefused;
import io.hearth.contract.Capability;
import io.hearth.contract.DenialReason;
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
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

/** {@code SignalResource}, by AWS's own client. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "signal-service")
@SuppressWarnings("NullAway.Init") // set by the frameworks
class SignalQueriesTest {
    private static final TestIdentity OWNER = TestIdentity.of(Account.OWNER);
    private static final TestIdentity OTHER = TestIdentity.of(Account.OTHER);

    @TestHTTPResource("/v1/")
    URI endpoint;

    private final TestStack stack = new TestStack("web-" + System.nanoTime(), OWNER.projectId());
    private TestBus bus;
    private TestIdentity instance;

    @BeforeEach
    void aStackWithHandles() {
        bus = TestBus.on(Topic.SIGNALS, Topic.AUDIT);
        instance = TestIdentity.ofStackDomain();
        bus.publish(
                stack.userReady(
                        "handle", instance, stack.binding("handle", Capability.SIGNAL_SEND)));
        bus.publish(stack.resource("handle", "CREATE", "COMPLETE", 1, SignalDialect.AWS));
        bus.publish(stack.resource("second", "CREATE", "COMPLETE", 1, SignalDialect.NATIVE));
        await("the resource and the identity")
                .atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(CloudFormationException.class)
                .until(() -> signal(instance, stack.ref().name(), "handle", "first"));
    }

    @AfterEach
    void leave() throws InterruptedException {
        bus.close();
    }

    @Test
    void anInstanceSignalsWhatItIsBoundTo() {
        String arn =
                "arn:openstack:heat::%s:stacks/%s/%s"
                        .formatted(stack.ref().projectId(), stack.ref().name(), stack.ref().id());

        signal(instance, stack.ref().name(), "handle", "by-name");
        signal(instance, arn, "handle", "by-arn");

        assertThat(received("by-name").dialect()).isEqualTo(SignalDialect.AWS);
        assertThat(received("by-arn").status()).isEqualTo("SUCCESS");
    }

    @Test
    void anOwnerSignalsInTheDialectOfTheResource() {
        signal(OWNER, stack.ref().name(), "second", "owners");

        SignalReceived signal = received("owners");
        assertThat(signal.resource()).isEqualTo("second");
        assertThat(signal.dialect()).isEqualTo(SignalDialect.NATIVE);
    }

    @Test
    void whatAnInstanceIsNotBoundToIsRefusedAlike() {
        assertDenied(() -> signal(instance, stack.ref().name(), "second", "x"));
        assertDenied(() -> signal(instance, stack.ref().name(), "nosuch", "x"));
        assertDenied(() -> signal(instance, "nosuch", "handle", "x"));

        assertThat(
                        bus.await(RequestRefused.class, it -> instance.userId().equals(it.userId()))
                                .reason())
                .isEqualTo(DenialReason.NOT_BOUND);
    }

    @Test
    void anotherOwnerFindsNoStack() {
        assertThatThrownBy(() -> signal(OTHER, stack.ref().name(), "handle", "x"))
                .asInstanceOf(type(CloudFormationException.class))
                .satisfies(
                        refused -> {
                            assertThat(refused.statusCode()).isEqualTo(400);
                            assertThat(refused.getMessage()).contains("could not be found");
                        });
    }

    @Test
    void aStatusThatIsNoneAndAResourceThatTakesNoSignalsAreTold() {
        bus.publish(stack.resource("deaf", "CREATE", "COMPLETE", 1, SignalDialect.NONE));
        assertThatThrownBy(() -> signal(OWNER, stack.ref().name(), "handle", "x", "MAYBE"))
                .hasMessageContaining("Status must be SUCCESS or FAILURE.");
        await("the resource")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThatThrownBy(
                                                () ->
                                                        signal(
                                                                OWNER,
                                                                stack.ref().name(),
                                                                "deaf",
                                                                "x"))
                                        .hasMessageContaining(
                                                "signal is not supported for resource"));
    }

    private SignalReceived received(String id) {
        return bus.await(
                SignalReceived.class,
                it ->
                        it.stack().equals(stack.ref())
                                && Optional.of(id).equals(Optional.ofNullable(it.signalId())));
    }

    private static void assertDenied(ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(CloudFormationException.class))
                .satisfies(
                        refused -> {
                            assertThat(refused.statusCode()).isEqualTo(403);
                            assertThat(refused.awsErrorDetails().errorCode())
                                    .isEqualTo("AccessDenied");
                        });
    }

    private boolean signal(TestIdentity who, String stackName, String resource, String id) {
        return signal(who, stackName, resource, id, "SUCCESS");
    }

    private boolean signal(
            TestIdentity who, String stackName, String resource, String id, String status) {
        try (CloudFormationClient client = client(who)) {
            client.signalResource(
                    it ->
                            it.stackName(stackName)
                                    .logicalResourceId(resource)
                                    .uniqueId(id)
                                    .status(status));
            return true;
        }
    }

    private CloudFormationClient client(TestIdentity who) {
        return CloudFormationClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(
                                        who.accessKey(), who.secretKey().reveal())))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(it -> it.retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
    }
}
