package io.hearth.metadataservice.cfn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.access.signature.url.PresignedUrl;
import io.hearth.access.signature.url.ResourceArn;
import io.hearth.contract.Capability;
import io.hearth.contract.Topic;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.TestIdentity;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * URLs that are signed for a document, as os-collect-config's collector {@code request} has one.
 */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "metadata-service")
@SuppressWarnings("NullAway.Init") // injected, and set before each test
class DocumentUrlResourceTest {
    private static final String DENIED =
            "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>"
                    + "<Message>User is not authorized to perform action:You are not authorized to use this action.</Message>"
                    + "</Error></ErrorResponse>";
    private static final TestIdentity OWNER = TestIdentity.of(Account.OWNER);

    /** As long ago as a server may have been booted. */
    private static final Instant LONG_AGO = Instant.parse("2024-02-29T12:00:00Z");

    @TestHTTPResource("/v1/metadata")
    URI endpoint;

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestStack stack = new TestStack("web", OWNER.projectId());
    private TestBus bus;
    private TestIdentity instance;

    @BeforeEach
    void aServerWithAKeypair() {
        bus = TestBus.on(Topic.AUDIT);
        instance = TestIdentity.ofStackDomain();
        bus.publish(stack.metadata("server", 1, "{\"m\":{\"k\":\"v\"}}"));
        bus.publish(stack.metadata("other", 1, "{}"));
        bus.publish(
                stack.userReady(
                        "server", instance, stack.binding("server", Capability.METADATA_READ)));
        await("the document and the identity")
                .atMost(Duration.ofSeconds(20))
                .until(() -> ask("GET", url("server")).statusCode() == 200);
    }

    @AfterEach
    void leave() throws InterruptedException {
        bus.close();
    }

    @Test
    void itGivesTheMetadataAlone() throws Exception {
        HttpResponse<String> answer = ask("GET", url("server"));

        assertThat(answer.body()).isEqualTo("{\"m\": {\"k\": \"v\"}}");
        assertThat(answer.headers().firstValue("content-type").orElseThrow())
                .startsWith("application/json");
        assertThat(answer.headers().firstValue("cache-control")).contains("private, no-cache");
        assertThat(answer.headers().firstValue("last-modified")).isEmpty();
    }

    @Test
    void whoHasTheVersionGetsNoBody() throws Exception {
        String tag = ask("GET", url("server")).headers().firstValue("etag").orElseThrow();

        HttpResponse<String> again = ask("GET", url("server"), "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void whoMayGetItMayAskForItsHead() throws Exception {
        HttpResponse<String> head = ask("HEAD", url("server"));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("etag")).isPresent();
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "nothing"})
    void anotherResourceAndNoneAreRefusedAlike(String resource) throws Exception {
        HttpResponse<String> refused = ask("GET", url(resource));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).isEqualTo(DENIED);
    }

    @Test
    void theSignatureIsOfThisAddressAndMethod() throws Exception {
        String moved = url("server").replace("/resources/server?", "/resources/other?");
        String toSignalWith = signed("PUT", "server");

        assertThat(ask("GET", moved).statusCode()).isEqualTo(403);
        assertThat(ask("GET", toSignalWith).statusCode()).isEqualTo(403);
    }

    @Test
    void whatGoesWrongIsToldInTheApisOwnForm() throws Exception {
        HttpResponse<String> refused = ask("POST", url("server"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).startsWith("<ErrorResponse>");
    }

    @Test
    void itEndsWithItsResource() {
        bus.publish(stack.revoked("server", instance));

        await("its end")
                .atMost(Duration.ofSeconds(20))
                .until(() -> ask("GET", url("server")).statusCode() == 403);
    }

    private String url(String resource) {
        return signed("GET", resource);
    }

    private String signed(String verb, String resource) {
        return PresignedUrl.sign(
                verb,
                endpoint.toString(),
                new ResourceArn(OWNER.projectId(), "web", stack.ref().id(), resource),
                instance.accessKey(),
                instance.secretKey(),
                Optional.of(LONG_AGO));
    }

    private HttpResponse<String> ask(String method, String url, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url))
                        .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
