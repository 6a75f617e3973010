package io.hearth.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.FaultProxy;
import io.hearth.testkit.TestIdentity;
import io.hearth.testkit.TestKeystone;
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
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way in over HTTP: who is let through to what, and the bodies of the refusals. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "signal-service")
class RoutesTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final TestIdentity OWNER = TestIdentity.of(Account.OWNER);
    private static final TestIdentity OTHER = TestIdentity.of(Account.OTHER);
    private static final TestIdentity READER = TestIdentity.withRole("reader", OWNER.projectId());
    private static final TestIdentity AGENT = TestIdentity.ofStackDomain();
    private static final FaultProxy LINE = TestKeystone.shared().line();

    /** Set by the test framework. */
    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI base;

    @Inject TokenAuthenticator authenticator;

    @AfterEach
    void backAgain() {
        LINE.restore();
        authenticator.forgetAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown"})
    void withoutAGoodTokenItIs401AsKeystonesMiddlewareSaysIt(String token) throws Exception {
        HttpResponse<String> answer = send(request(stacks(OWNER), token).build());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .contains("Keystone uri=\"%s\"".formatted(LINE.url().replaceFirst("/v3$", "")));
        assertThat(answer.body())
                .isEqualTo(
                        "{\"error\":{\"code\":401,\"title\":\"Unauthorized\",\"message\":"
                                + "\"The request you have made requires authentication.\"}}");
    }

    @Test
    void aMemberIsLetThroughAndKnown() throws Exception {
        HttpResponse<String> answer = get(stacks(OWNER), OWNER);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"user\":\"%s\"}".formatted(OWNER.userId()));
        assertThat(answer.headers().firstValue("x-openstack-request-id").orElseThrow())
                .matches("req-[0-9a-f-]{36}");
    }

    @Test
    void keystoneIsAskedOnceForATokenThatManyRequestsCarry() throws Exception {
        get(stacks(OTHER), OTHER);
        int before = LINE.requests();
        for (int i = 0; i < 5; i++) {
            get(stacks(OWNER), OWNER);
        }

        assertThat(LINE.requests() - before).isEqualTo(1);
    }

    @Test
    void anotherProjectsPathIs403InHeatsWords() throws Exception {
        HttpResponse<String> answer = get(stacks(OTHER), OWNER);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"code\":403,\"title\":\"Forbidden\","
                                + "\"explanation\":\"Access was denied to this resource.\","
                                + "\"error\":{\"type\":\"HTTPForbidden\",\"traceback\":null,"
                                + "\"message\":\"Access was denied to this resource.\"}}");
    }

    @Test
    void anInstanceReachesOnlyWhatIsOpenToIt() throws Exception {
        TestIdentity greedy = TestIdentity.ofStackDomain("reader");

        assertThat(get(metadata(AGENT), AGENT).statusCode()).isEqualTo(200);
        assertThat(get(metadata(greedy), AGENT).statusCode()).isEqualTo(403);
        assertThat(get(metadata(greedy), greedy).statusCode()).isEqualTo(403);
        HttpResponse<String> denied = get(stacks(AGENT), AGENT);
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.body()).contains("You are not authorized to use stacks:index.");
    }

    @Test
    @Tag("CVE-2014-0105")
    @Tag("CVE-2026-22797")
    void identityHeadersAreNotBelieved() throws Exception {
        HttpRequest request =
                request(stacks(AGENT), AGENT.token().reveal())
                        .header("X-Roles", "admin")
                        .header("X-User-Id", OWNER.userId())
                        .header("X-Project-Id", AGENT.projectId())
                        .header("X-Identity-Status", "Confirmed")
                        .build();

        assertThat(send(request).statusCode()).isEqualTo(403);
    }

    @Test
    void aReaderReadsOnly() throws Exception {
        assertThat(get(stacks(OWNER), READER).statusCode()).isEqualTo(200);
        assertThat(post(READER, "{\"number\":1}").statusCode()).isEqualTo(403);
    }

    @Test
    void aRouteWithoutARuleIsNobodys() throws Exception {
        assertThat(get(path(OWNER, "ruleless"), OWNER).statusCode()).isEqualTo(403);
        assertThat(get(path(OWNER, "ruleless")).statusCode()).isEqualTo(401);
    }

    @Test
    void aTicketIsRefusedWhereNobodyVouchesForItAndKeystoneIsNotAsked() throws Exception {
        LINE.cut();

        assertThat(send(request(stacks(OWNER), "hearth-ticket").build()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void whileKeystoneIsAwayItIs503() throws Exception {
        LINE.cut();

        HttpResponse<String> answer = get(stacks(OWNER), OWNER);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    @Tag("OSSN-0062")
    void aRevokedUsersTokenIsRefusedThoughRemembered() throws Exception {
        TestIdentity gone = TestIdentity.ofStackDomain();
        assertThat(get(metadata(gone), gone).statusCode()).isEqualTo(200);

        authenticator.revoke(gone.userId());

        assertThat(get(metadata(gone), gone).statusCode()).isEqualTo(401);
    }

    @Test
    @Tag("LP-1708122")
    void theUnexpectedSaysNothing() throws Exception {
        HttpResponse<String> answer = get(path(OWNER, "broken"), OWNER);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("\"code\":500", "\"message\":null")
                .doesNotContain("inside");
    }

    @Test
    void anUnknownRouteIsHeatsHtml() throws Exception {
        HttpResponse<String> answer = get(path(OWNER, "nosuchroute"), OWNER);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/html");
        assertThat(answer.body()).contains("<h1>404 Not Found</h1>");
    }

    @Test
    void aWrongMethodIs405() throws Exception {
        HttpRequest put =
                request(stacks(OWNER), OWNER.token().reveal())
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString("{}"))
                        .build();

        HttpResponse<String> answer = send(put);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).contains("\"type\":\"HTTPMethodNotAllowed\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{nope",
                "[]",
                "{\"number\":\"x\"}",
                "{\"number\":1,\"number\":2}",
                "{\"number\":1} {}"
            })
    void aBadBodyIs400(String body) throws Exception {
        HttpResponse<String> answer = post(OWNER, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("HTTPBadRequest").doesNotContain("io.hearth");
    }

    @Test
    void deepNestingIs400() throws Exception {
        HttpResponse<String> answer = post(OWNER, "{\"number\":" + "[".repeat(10_000));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void aBodyOverTheLimitIs400InHeatsWords() throws Exception {
        for (int size : List.of(1_048_600, 3_000_000)) {
            HttpResponse<String> answer = post(OWNER, "{\"number\":" + " ".repeat(size) + "1}");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .contains("RequestLimitExceeded", "maximum allowed size (1048576 bytes)");
        }
    }

    @Test
    void aSignedRouteRefusesInTheCloudFormationApisForm() throws Exception {
        HttpResponse<String> xml = get("/v1/?Action=ListStacks");
        HttpResponse<String> json = get("/v1/?Action=ListStacks&ContentType=JSON");

        assertThat(xml.statusCode()).isEqualTo(400);
        assertThat(xml.body())
                .isEqualTo(
                        "<ErrorResponse><Error><Type>Sender</Type><Code>IncompleteSignature</Code>"
                                + "<Message>The request signature does not conform to AWS standards"
                                + "</Message></Error></ErrorResponse>");
        assertThat(json.body())
                .isEqualTo(
                        "{\"ErrorResponse\": {\"Error\": {\"Type\": \"Sender\", "
                                + "\"Code\": \"IncompleteSignature\", \"Message\": "
                                + "\"The request signature does not conform to AWS standards\"}}}");
    }

    @Test
    void theHealthcheckIsOpen() throws Exception {
        assertThat(get("/healthcheck").body()).isEqualTo("OK");
    }

    private static String stacks(TestIdentity whose) {
        return path(whose, "stacks");
    }

    private static String metadata(TestIdentity whose) {
        return path(whose, "metadata");
    }

    private static String path(TestIdentity whose, String what) {
        return "/v1/%s/%s".formatted(whose.projectId(), what);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path, "").build());
    }

    private HttpResponse<String> get(String path, TestIdentity caller) throws Exception {
        return send(request(path, caller.token().reveal()).build());
    }

    private HttpResponse<String> post(TestIdentity caller, String body) throws Exception {
        return send(
                request(stacks(caller), caller.token().reveal())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        return token.isEmpty() ? request : request.header("X-Auth-Token", token);
    }

    private static HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
