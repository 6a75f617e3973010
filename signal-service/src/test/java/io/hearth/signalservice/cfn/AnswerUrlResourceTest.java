package io.hearth.signalservice.cfn;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.AnswerTicket;
import io.hearth.contract.AuditEvent.RequestRefused;
import io.hearth.contract.DenialReason;
import io.hearth.contract.ResourceEvent.AnswerStatus;
import io.hearth.contract.ResourceEvent.RequestedAction;
import io.hearth.contract.ResourceEvent.ResourceAnswered;
import io.hearth.contract.ResourceEvent.ResourceRequested;
import io.hearth.contract.Topic;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.testkit.BackingServices;
import io.hearth.testkit.TestBus;
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
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithBackingServices
@WithKeystone(service = "signal-service")
class AnswerUrlResourceTest {
    private static final String PROJECT = TestStack.hexId();

    private final Sealer deployment = Sealer.fromFile(BackingServices.shared().keysetFile());
    private final Sealer provisioners =
            Sealer.fromFile(BackingServices.shared().provisionerKeysetFile());
    private final HttpClient http = HttpClient.newHttpClient();
    private final TestStack stack = new TestStack("web", PROJECT);
    private final TestBus bus = TestBus.on(Topic.ANSWERS, Topic.AUDIT);

    /** Set by the test's framework. */
    @SuppressWarnings("NullAway.Init")
    @TestHTTPResource("/v1/answer/")
    URI endpoint;

    @AfterEach
    void leave() throws InterruptedException {
        bus.close();
    }

    @Test
    void anAnswerIsOnTheBusAsIfTheProvisionerHadPutItThere() throws Exception {
        AnswerTicket ticket = ticket(Instant.now().plusSeconds(60));

        HttpResponse<String> taken =
                put(
                        ticket.token(deployment),
                        "{\"Status\": \"SUCCESS\", \"PhysicalResourceId\": \"z-1\","
                                + " \"Data\": {\"key\": \"canary\"}}");

        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).isEmpty();
        ResourceAnswered answer = awaitAnswer(ticket.requestId());
        assertThat(answer.stack()).isEqualTo(stack.ref());
        assertThat(answer.resource()).isEqualTo("zone");
        assertThat(answer.physicalId()).isEqualTo("z-1");
        assertThat(opened(answer)).isEqualTo("{\"key\":\"canary\"}");
    }

    @Test
    void anEmptyContentTypeIsTaken() throws Exception {
        AnswerTicket ticket = ticket(Instant.now().plusSeconds(60));
        HttpRequest request =
                HttpRequest.newBuilder(endpoint.resolve(ticket.token(deployment)))
                        .header("Content-Type", "")
                        .PUT(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"Status\": \"FAILED\", \"Reason\": \"no\"}"))
                        .build();

        assertThat(send(request).statusCode()).isEqualTo(200);
        ResourceAnswered answer = awaitAnswer(ticket.requestId());
        assertThat(answer.status()).isEqualTo(AnswerStatus.FAILED);
        assertThat(answer.reason()).isEqualTo("no");
        assertThat(answer.attributes()).isNull();
    }

    @Test
    void aBodyThatIsNoneIsTold() throws Exception {
        HttpResponse<String> refused =
                put(ticket(Instant.now().plusSeconds(60)).token(deployment), "{}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("<Code>InvalidParameterValue</Code>")
                .contains("Status must be SUCCESS or FAILED.");
    }

    @Test
    void nobodyElseHasAUrl() throws Exception {
        AnswerTicket ticket = ticket(Instant.now().plusSeconds(60));
        String token = ticket.token(deployment);

        assertDenied(ticket.token(provisioners));
        assertDenied(token.substring(0, token.length() - 2));
        assertDenied(ticket.requestId());
        assertDenied(ticket(Instant.now().minusSeconds(1)).token(deployment));
    }

    @Test
    void theProvisionerInJavaAnswersByIt() throws Exception {
        AnswerTicket made = ticket(Instant.now().plusSeconds(60));
        AnswerTicket gone = ticket(Instant.now().plusSeconds(60));
        AnswerTicket refused = ticket(Instant.now().plusSeconds(60));
        bus.publish(request(made, RequestedAction.CREATE, "{\"length\": 12}"));
        bus.publish(request(gone, RequestedAction.DELETE, "{\"length\": 12}"));
        bus.publish(request(refused, RequestedAction.CREATE, "{\"length\": 2}"));
        Process provisioner =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                "../deploy/provisioner/PasswordProvisioner.java",
                                BackingServices.shared().bootstrapServers(),
                                BackingServices.shared().provisionerKeysetFile().toString())
                        .inheritIO()
                        .start();
        try {
            assertThat(opened(awaitAnswer(made.requestId())))
                    .matches("\\{\"password\":\"\\w{12}\"}");
            assertThat(awaitAnswer(made.requestId()).physicalId()).isEqualTo("web-zone-abc");
            assertThat(awaitAnswer(gone.requestId()).status()).isEqualTo(AnswerStatus.SUCCESS);
            assertThat(awaitAnswer(refused.requestId()).reason())
                    .isEqualTo("The length of a Custom::Password must be a number from 8 to 128.");
        } finally {
            provisioner.destroy();
            provisioner.waitFor();
        }
    }

    private ResourceRequested request(
            AnswerTicket ticket, RequestedAction action, String properties) {
        return new ResourceRequested(
                ticket.stack(),
                ticket.resource(),
                "Custom::Password",
                ticket.requestId(),
                action,
                null,
                "web-zone-abc",
                sealed(SealContext.PROPERTIES, properties),
                null,
                sealed(SealContext.ANSWER_URL, endpoint.resolve(ticket.token(deployment)) + ""),
                ticket.deadline());
    }

    private Sealed sealed(String field, String text) {
        return provisioners.seal(Secret.of(text), new SealContext(stack.ref().id(), "zone", field));
    }

    private String opened(ResourceAnswered answer) {
        return provisioners
                .open(
                        requireNonNull(answer.attributes()),
                        new SealContext(stack.ref().id(), "zone", SealContext.ATTRIBUTES))
                .reveal();
    }

    private ResourceAnswered awaitAnswer(String requestId) {
        return bus.await(ResourceAnswered.class, it -> it.requestId().equals(requestId));
    }

    private AnswerTicket ticket(Instant deadline) {
        return new AnswerTicket(stack.ref(), "zone", UUID.randomUUID().toString(), deadline);
    }

    private void assertDenied(String token) throws Exception {
        HttpResponse<String> refused = put(token, "{\"Status\": \"SUCCESS\"}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("<Code>AccessDenied</Code>");
        String id = refused.headers().firstValue("x-openstack-request-id").orElseThrow();
        RequestRefused told = bus.await(RequestRefused.class, it -> it.requestId().equals(id));
        assertThat(told.reason()).isEqualTo(DenialReason.ANSWER_TICKET_NOT_VALID);
        assertThat(told.path()).isEqualTo("/v1/answer/withheld");
    }

    private HttpResponse<String> put(String token, String body) throws Exception {
        return send(
                HttpRequest.newBuilder(endpoint.resolve(token))
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
