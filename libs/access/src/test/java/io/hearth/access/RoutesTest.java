package io.hearth.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.testkit.WithBackingServices;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way in over HTTP: who is let through to what, and the bodies of the refusals. */
@QuarkusTest
@WithBackingServices
class RoutesTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Set by the test framework. */
    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI base;

    @Inject FakeKeystone keystone;
    @Inject TokenAuthenticator authenticator;

    @BeforeEach
    void tokens() {
        keystone.knowsToken("owner", FakeKeystone.member("p1", "member"));
        keystone.knowsToken("reader", FakeKeystone.member("p1", "reader"));
        keystone.knowsToken("agent", FakeKeystone.stackUser("u1", "d1", "heat_stack_user"));
        keystone.knowsToken(
                "greedy", FakeKeystone.stackUser("u2", "d1", "heat_stack_user", "reader"));
    }

    @AfterEach
    void backAgain() {
        keystone.isAway(false);
        authenticator.forgetAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown"})
    void withoutAGoodTokenItIs401AsKeystonesMiddlewareSaysIt(String token) throws Exception {
        HttpResponse<String> answer = get("/v1/p1/stacks", token);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .contains("Keystone uri=\"http://127.0.0.1:5000\"");
        assertThat(answer.body())
                .isEqualTo(
                        "{\"error\":{\"code\":401,\"title\":\"Unauthorized\",\"message\":"
                                + "\"The request you have made requires authentication.\"}}");
    }

    @Test
    void aMemberIsLetThroughAndKnown() throws Exception {
        HttpResponse<String> answer = get("/v1/p1/stacks", "owner");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"user\":\"user-p1\"}");
        assertThat(answer.headers().firstValue("x-openstack-request-id").orElseThrow())
                .matches("req-[0-9a-f-]{36}");
    }

    @Test
    void keystoneIsAskedOnceForATokenThatManyRequestsCarry() throws Exception {
        int before = keystone.calls();
        for (int i = 0; i < 5; i++) {
            get("/v1/p1/stacks", "owner");
        }

        assertThat(keystone.calls() - before).isEqualTo(1);
    }

    @Test
    void anotherProjectsPathIs403InHeatsWords() throws Exception {
        HttpResponse<String> answer = get("/v1/p2/stacks", "owner");

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
        assertThat(get("/v1/d1/metadata", "agent").statusCode()).isEqualTo(200);
        assertThat(get("/v1/d2/metadata", "agent").statusCode()).isEqualTo(403);
        assertThat(get("/v1/d1/metadata", "greedy").statusCode()).isEqualTo(403);
        HttpResponse<String> denied = get("/v1/d1/stacks", "agent");
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.body()).contains("You are not authorized to use stacks:index.");
    }

    @Test
    void identityHeadersAreNotBelieved() throws Exception {
        HttpRequest request =
                request("/v1/d1/stacks", "agent")
                        .header("X-Roles", "admin")
                        .header("X-User-Id", "user-p1")
                        .header("X-Project-Id", "d1")
                        .header("X-Identity-Status", "Confirmed")
                        .build();

        assertThat(send(request).statusCode()).isEqualTo(403);
    }

    @Test
    void aReaderReadsOnly() throws Exception {
        assertThat(get("/v1/p1/stacks", "reader").statusCode()).isEqualTo(200);
        assertThat(post("reader", "{\"number\":1}").statusCode()).isEqualTo(403);
    }

    @Test
    void aRouteWithoutARuleIsNobodys() throws Exception {
        assertThat(get("/v1/p1/ruleless", "owner").statusCode()).isEqualTo(403);
        assertThat(get("/v1/p1/ruleless", "").statusCode()).isEqualTo(401);
    }

    @Test
    void whileKeystoneIsAwayItIs503() throws Exception {
        keystone.isAway(true);

        HttpResponse<String> answer = get("/v1/p1/stacks", "owner");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void aRevokedUsersTokenIsRefusedThoughRemembered() throws Exception {
        keystone.knowsToken("gone", FakeKeystone.stackUser("u9", "d1", "heat_stack_user"));
        assertThat(get("/v1/d1/metadata", "gone").statusCode()).isEqualTo(200);

        authenticator.revoke("u9");

        assertThat(get("/v1/d1/metadata", "gone").statusCode()).isEqualTo(401);
    }

    @Test
    void theUnexpectedSaysNothing() throws Exception {
        HttpResponse<String> answer = get("/v1/p1/broken", "owner");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("\"code\":500", "\"message\":null")
                .doesNotContain("inside");
    }

    @Test
    void anUnknownRouteIsHeatsHtml() throws Exception {
        HttpResponse<String> answer = get("/v1/p1/nosuchroute", "owner");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/html");
        assertThat(answer.body()).contains("<h1>404 Not Found</h1>");
    }

    @Test
    void aWrongMethodIs405() throws Exception {
        HttpRequest put =
                request("/v1/p1/stacks", "owner")
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
        HttpResponse<String> answer = post("owner", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("HTTPBadRequest").doesNotContain("io.hearth");
    }

    @Test
    void deepNestingIs400() throws Exception {
        HttpResponse<String> answer = post("owner", "{\"number\":" + "[".repeat(10_000));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void aBodyOverTheLimitIs400InHeatsWords() throws Exception {
        for (int size : List.of(1_048_600, 3_000_000)) {
            HttpResponse<String> answer = post("owner", "{\"number\":" + " ".repeat(size) + "1}");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .contains("RequestLimitExceeded", "maximum allowed size (1048576 bytes)");
        }
    }

    @Test
    void aSignedRouteRefusesInTheCloudFormationApisForm() throws Exception {
        HttpResponse<String> xml = get("/v1/?Action=ListStacks", "");
        HttpResponse<String> json = get("/v1/?Action=ListStacks&ContentType=JSON", "");

        assertThat(xml.statusCode()).isEqualTo(400);
        assertThat(xml.body())
                .isEqualTo(
                        "<ErrorResponse><Error><Type>Sender</Type><Code>IncompleteSignature</Code>"
                                + "<Message>The request signature does not conform to AWS standards"
                                + "</Message></Error></ErrorResponse>");
        assertThat(json.body())
                .isEqualTo(
                        "{\"ErrorResponse\":{\"Error\":{\"Type\":\"Sender\","
                                + "\"Code\":\"IncompleteSignature\",\"Message\":"
                                + "\"The request signature does not conform to AWS standards\"}}}");
    }

    @Test
    void theHealthcheckIsOpen() throws Exception {
        assertThat(get("/healthcheck", "").body()).isEqualTo("OK");
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return send(request(path, token).build());
    }

    private HttpResponse<String> post(String token, String body) throws Exception {
        return send(
                request("/v1/p1/stacks", token)
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
