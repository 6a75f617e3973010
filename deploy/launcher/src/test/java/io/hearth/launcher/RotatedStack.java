package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.launcher.command.DemoCommand;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A stack whose handle gets another keypair while instances signal it by heat-cfntools' own client:
 * those that have the old URL as well as those that have the new one.
 */
final class RotatedStack {
    private static final String TEMPLATE =
            """
            heat_template_version: 2021-04-16
            resources:
              handle: {type: "AWS::CloudFormation::WaitConditionHandle"}
              condition:
                type: AWS::CloudFormation::WaitCondition
                properties: {Handle: {get_resource: handle}, Timeout: 300, Count: 2}
            outputs:
              url: {value: {get_resource: handle}}
            """;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final OpenStackClient owner;
    private final SharedHearth hearth;
    private final Path directory;

    RotatedStack(SharedHearth hearth, Path directory) {
        this.owner = new OpenStackClient(DemoCommand.world(hearth.state()).owner());
        this.hearth = hearth;
        this.directory = directory;
    }

    void livesAndGoes() throws Exception {
        String template = Files.writeString(directory.resolve("rotated.yaml"), TEMPLATE).toString();
        owner.succeeds("stack", "create", "-t", template, "rotated");
        String first = anotherUrlThan("");

        assertThat(hearth.succeeds("keys", "rotate").lines().map(String::strip))
                .hasSizeGreaterThan(1)
                .last()
                .asString()
                .endsWith("seals and opens");
        change("rotate");
        String second = anotherUrlThan(first);
        cfnSignal(first, "old");
        await("what the stack waits for")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(explained()).contains("handle was signalled once, "));
        assertThat(explained())
                .contains("is CREATE_IN_PROGRESS since", "condition is CREATE_IN_PROGRESS since");
        assertThat(hearth.succeeds("explain", "rotated", "handle"))
                .startsWith("handle is CREATE_COMPLETE since")
                .contains("hearth.identity.rotated.v1");
        assertThat(hearth.succeeds("identities", "list", "rotated"))
                .containsPattern("handle +user +enabled +20");
        cfnSignal(second, "new");
        await("both signals")
                .atMost(PATIENCE)
                .until(() -> field("stack_status").equals("CREATE_COMPLETE"));

        change("revoke");
        String third = anotherUrlThan(second);
        assertThat(put(first)).isEqualTo(403);
        assertThat(put(second)).isEqualTo(403);
        assertThat(put(third)).isEqualTo(200);

        owner.succeeds("stack", "update", "--wait", "-t", template, "rotated");
        assertThat(field("stack_status")).isEqualTo("UPDATE_COMPLETE");
        owner.succeeds("stack", "delete", "--yes", "--wait", "rotated");
    }

    private String anotherUrlThan(String known) {
        return await("another URL")
                .atMost(PATIENCE)
                .until(this::url, url -> url.startsWith("http") && !url.equals(known));
    }

    private String url() throws Exception {
        return owner.succeeds(
                        "stack",
                        "output",
                        "show",
                        "rotated",
                        "url",
                        "-f",
                        "value",
                        "-c",
                        "output_value")
                .strip();
    }

    private String explained() throws Exception {
        return hearth.succeeds("explain", "rotated");
    }

    private String field(String name) throws Exception {
        return owner.succeeds("stack", "show", "rotated", "-f", "value", "-c", name).strip();
    }

    private void change(String how) throws Exception {
        assertThat(hearth.succeeds("identities", how, "rotated", "handle"))
                .contains("Another credential is being made for handle of stack rotated.");
    }

    private static int put(String url) throws Exception {
        String signal =
                """
                {"Status": "SUCCESS", "Reason": "", "UniqueId": "late", "Data": ""}""";
        return status(HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofString(signal)));
    }

    private static int status(HttpRequest.Builder request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }

    private static void cfnSignal(String url, String id) throws Exception {
        Process client =
                new ProcessBuilder("cfn-signal", "-e", "0", "-i", id, url)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(client.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(client.exitValue()).isZero();
    }
}
