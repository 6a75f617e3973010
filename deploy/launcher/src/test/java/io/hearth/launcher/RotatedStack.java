package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.launcher.story.StoryWorld;
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
    private final StoryWorld world;
    private final Path directory;

    RotatedStack(StoryWorld world, Path directory) {
        this.owner = new OpenStackClient(world.owner());
        this.world = world;
        this.directory = directory;
    }

    void livesAndGoes() throws Exception {
        String template = Files.writeString(directory.resolve("rotated.yaml"), TEMPLATE).toString();
        owner.succeeds("stack", "create", "-t", template, "rotated");
        String first = anotherUrlThan("");

        assertThat(post("rotate")).isEqualTo(202);
        String second = anotherUrlThan(first);
        cfnSignal(first, "old");
        cfnSignal(second, "new");
        await("both signals")
                .atMost(PATIENCE)
                .until(() -> field("stack_status").equals("CREATE_COMPLETE"));

        assertThat(post("revoke")).isEqualTo(202);
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

    private String field(String name) throws Exception {
        return owner.succeeds("stack", "show", "rotated", "-f", "value", "-c", name).strip();
    }

    private String ofToken(String name) throws Exception {
        return owner.succeeds("token", "issue", "-f", "value", "-c", name).strip();
    }

    private int post(String action) throws Exception {
        String path =
                "%s/%s/stacks/rotated/%s/identities/handle/%s"
                        .formatted(
                                world.orchestration(), ofToken("project_id"), field("id"), action);
        return status(
                HttpRequest.newBuilder(URI.create(path))
                        .header("X-Auth-Token", ofToken("id"))
                        .POST(BodyPublishers.noBody()));
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
