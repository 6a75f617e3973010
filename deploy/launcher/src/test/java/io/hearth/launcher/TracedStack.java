package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.launcher.command.DemoCommand;
import io.hearth.launcher.parts.Spans;
import io.hearth.launcher.parts.TraceCollector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A stack whose creation, from the request to COMPLETE, is one trace through all services. */
final class TracedStack {
    private static final String TRACE = "5e1f00d5e1f00d5e1f00d5e1f00d5e1f";
    private static final String BODY =
            """
            {"stack_name": "traced", "timeout_mins": 5, "template": {
              "heat_template_version": "2021-04-16",
              "resources": {
                "user": {"type": "AWS::IAM::User"},
                "key": {"type": "AWS::IAM::AccessKey", "properties": {"UserName": {"get_resource": "user"}}}}}}
            """;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final OpenStackClient owner;
    private final String orchestration;
    private final TraceCollector traces;

    TracedStack(SharedHearth hearth) {
        this.owner = new OpenStackClient(DemoCommand.world(hearth.state()).owner());
        this.orchestration = DemoCommand.world(hearth.state()).orchestration();
        this.traces = hearth.traces();
    }

    void isOneTrace() throws Exception {
        traces.keep();
        assertThat(create()).isEqualTo(201);

        await("the trace")
                .atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(Spans.of(traces.exports(), TRACE))
                                        .contains(
                                                "stack-api: POST /v1/{tenant_id}/stacks",
                                                "identity-worker: hearth.stacks process",
                                                "stack-api: hearth.identities process",
                                                "metadata-service: hearth.identities process",
                                                "signal-service: hearth.stacks process"));
        await("the stack").atMost(PATIENCE).until(() -> show().contains("CREATE_COMPLETE"));

        traces.keepNoMore();
        owner.succeeds("stack", "delete", "--yes", "--wait", "traced");
    }

    private String show() throws Exception {
        return owner.succeeds("stack", "show", "traced", "-f", "value", "-c", "stack_status");
    }

    /** As a part of its owner's trace, by the W3C's header. */
    private int create() throws Exception {
        String project = owner.succeeds("token", "issue", "-f", "value", "-c", "project_id");
        String token = owner.succeeds("token", "issue", "-f", "value", "-c", "id");
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(orchestration + "/" + project.strip() + "/stacks"))
                        .header("X-Auth-Token", token.strip())
                        .header("Content-Type", "application/json")
                        .header("traceparent", "00-%s-00f067aa0ba902b7-01".formatted(TRACE))
                        .POST(BodyPublishers.ofString(BODY))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
