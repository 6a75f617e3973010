package io.hearth.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.AuditEvent.RequestRefused;
import io.hearth.contract.DenialReason;
import io.hearth.contract.Topic;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.TestIdentity;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the answer does not tell, the bus does: who was refused what, and why. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "signal-service")
class RefusalsAreToldTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final TestIdentity OWNER = TestIdentity.of(Account.OWNER);
    private static final TestIdentity OTHER = TestIdentity.of(Account.OTHER);
    private static final TestIdentity AGENT = TestIdentity.ofStackDomain();

    /** Set by the test framework. */
    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI base;

    @Inject TokenAuthenticator authenticator;

    @SuppressWarnings("NullAway.Init")
    private TestBus bus;

    @BeforeEach
    void listen() {
        bus = TestBus.on(Topic.AUDIT);
    }

    @AfterEach
    void hangUp() throws InterruptedException {
        bus.close();
    }

    @Test
    void withoutAGoodTokenNobodyIsNamed() throws Exception {
        RequestRefused none = refused(401, "/v1/p/stacks", "");
        RequestRefused unknown = refused(401, "/v1/p/stacks", "unheard-of");

        assertThat(none.reason()).isEqualTo(DenialReason.NO_TOKEN);
        assertThat(unknown.reason()).isEqualTo(DenialReason.TOKEN_NOT_VALID);
        assertThat(unknown.userId()).isNull();
    }

    @Test
    void aMemberIsNamedWithTheRuleOrTheOtherProject() throws Exception {
        TestIdentity reader = TestIdentity.withRole("reader", OWNER.projectId());

        RequestRefused elsewhere = refused(403, path(OTHER, "stacks"), OWNER.token().reveal());
        RequestRefused ruleless = refused(403, path(OWNER, "ruleless"), OWNER.token().reveal());
        RequestRefused write =
                told(
                        403,
                        request(path(OWNER, "stacks"), reader.token().reveal())
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"number\":1}")));

        assertThat(elsewhere.reason()).isEqualTo(DenialReason.OTHER_PROJECT);
        assertThat(elsewhere.userId()).isEqualTo(OWNER.userId());
        assertThat(elsewhere.projectId()).isEqualTo(OWNER.projectId());
        assertThat(elsewhere.path()).isEqualTo(path(OTHER, "stacks"));
        assertThat(ruleless.reason()).isEqualTo(DenialReason.ROUTE_WITHOUT_RULE);
        assertThat(write.reason()).isEqualTo(DenialReason.RULE);
        assertThat(write.about()).isEqualTo("stacks:create");
        assertThat(write.method()).isEqualTo("POST");
    }

    @Test
    void anInstancesIdentityIsToldFromOneWithOtherRoles() throws Exception {
        TestIdentity greedy = TestIdentity.ofStackDomain("reader");
        TestIdentity gone = TestIdentity.ofStackDomain();
        authenticator.revoke(gone.userId());

        assertThat(refused(403, path(AGENT, "stacks"), AGENT.token().reveal()).reason())
                .isEqualTo(DenialReason.NOT_FOR_INSTANCES);
        assertThat(refused(403, path(greedy, "metadata"), greedy.token().reveal()).reason())
                .isEqualTo(DenialReason.NOT_A_STACK_USERS_ROLES);
        assertThat(refused(401, path(gone, "metadata"), gone.token().reveal()).reason())
                .isEqualTo(DenialReason.USER_REVOKED);
    }

    @Test
    void ofASignedRequestTheKeyIsNamedAndNeverTheSignature() throws Exception {
        RequestRefused unsigned = refused(400, "/v1/?Action=ListStacks", "");
        RequestRefused unknown =
                refused(
                        403,
                        "/v1/?Action=ListStacks&AWSAccessKeyId=no%0Asuch&SignatureVersion=2"
                                + "&SignatureMethod=HmacSHA256&Timestamp=2026-11-21T05%3A00%3A00Z"
                                + "&Signature=c2VjcmV0",
                        "");

        assertThat(unsigned.reason()).isEqualTo(DenialReason.SIGNATURE_INCOMPLETE);
        assertThat(unknown.reason()).isEqualTo(DenialReason.KEY_NOT_KNOWN);
        assertThat(unknown.accessKey()).isEqualTo("no?such");
        assertThat(unknown.toString()).doesNotContain("c2VjcmV0");
    }

    private RequestRefused refused(int status, String path, String token) throws Exception {
        return told(status, request(path, token));
    }

    private RequestRefused told(int status, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        String id = answer.headers().firstValue("x-openstack-request-id").orElseThrow();
        RequestRefused told = bus.await(RequestRefused.class, it -> it.requestId().equals(id));
        assertThat(told.status()).isEqualTo(status);
        return told;
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        return token.isEmpty() ? request : request.header("X-Auth-Token", token);
    }

    private static String path(TestIdentity whose, String what) {
        return "/v1/%s/%s".formatted(whose.projectId(), what);
    }
}
