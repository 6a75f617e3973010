package io.hearth.access.cfn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.access.identity.IdentityProjector;
import io.hearth.access.signature.AgePolicy;
import io.hearth.access.signature.algorithm.SignatureV2;
import io.hearth.access.signature.wire.RawRequest;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.IdentityEvent;
import io.hearth.contract.seal.Secret;
import io.hearth.testkit.TestIdentity;
import io.hearth.testkit.TestStack;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing of a refusal tells a stranger which access keys are known: neither words nor steps. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "signal-service")
class RefusalsTest {
    private static final String HOST = "h:8000";

    @Inject SignedCallers callers;
    @Inject IdentityProjector projector;
    @Inject MeterRegistry meters;

    /** The application has no registry of its own that counts. */
    private final SimpleMeterRegistry counts = new SimpleMeterRegistry();

    private final TestStack stack = new TestStack("demo", "p1");
    private final TestIdentity known = identity();
    private final TestIdentity revoked = identity();

    @BeforeEach
    void twoKeypairsOneOfThemRevoked() throws Throwable {
        ((CompositeMeterRegistry) meters).add(counts);
        apply(stack.userReady("known", known));
        apply(stack.userReady("revoked", revoked));
        apply(stack.revoked("revoked", revoked));
    }

    @AfterEach
    void leave() {
        ((CompositeMeterRegistry) meters).remove(counts);
    }

    @Test
    void anUnknownKeyIsLookedForTwice() {
        assertRefusedAfterASecondLook(request(identity(), Duration.ZERO));
    }

    @Test
    void soIsAKnownOneWithAWrongSignature() {
        TestIdentity guessed =
                new TestIdentity(
                        known.userId(),
                        known.projectId(),
                        known.token(),
                        known.accessKey(),
                        Secret.of("a guess"));

        assertRefusedAfterASecondLook(request(guessed, Duration.ZERO));
    }

    @Test
    void soIsARevokedOne() {
        assertRefusedAfterASecondLook(request(revoked, Duration.ZERO));
    }

    @Test
    void soIsAKnownOneWhoseSignatureIsTooOld() {
        assertRefusedAfterASecondLook(request(known, Duration.ofHours(1)));
    }

    private void assertRefusedAfterASecondLook(RawRequest request) {
        assertThatThrownBy(() -> run(callers.identify(request, AgePolicy.REQUEST)))
                .isInstanceOfSatisfying(
                        CfnFault.class,
                        fault -> assertThat(fault.error()).isEqualTo(CfnError.ACCESS_DENIED));

        assertThat(counts.counter(SecondLook.TAKEN).count()).isEqualTo(1);
    }

    private static RawRequest request(TestIdentity signer, Duration age) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("AWSAccessKeyId", signer.accessKey());
        parameters.put("SignatureMethod", "HmacSHA256");
        parameters.put("SignatureVersion", "2");
        parameters.put(
                "Timestamp", Instant.now().minus(age).truncatedTo(ChronoUnit.SECONDS).toString());
        parameters.put(
                "Signature", SignatureV2.sign("GET", HOST, "/v1/", parameters, signer.secretKey()));
        String query =
                parameters.entrySet().stream()
                        .map(it -> it.getKey() + "=" + encoded(it.getValue()))
                        .collect(Collectors.joining("&"));
        return new RawRequest("GET", "/v1/?" + query, HOST, Map.of(), new byte[0]);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Nobody asks Keystone about one who is refused. */
    private static TestIdentity identity() {
        return new TestIdentity(
                TestStack.hexId(),
                "d1",
                Secret.of("no token"),
                TestStack.hexId(),
                Secret.of(UUID.randomUUID().toString()));
    }

    private void apply(IdentityEvent event) throws Throwable {
        run(
                projector.apply(
                        List.of(
                                new EventEnvelope(
                                        UUID.randomUUID(), "/test", Instant.now(), event))));
    }

    private static <T> T run(Uni<T> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> work);
    }
}
