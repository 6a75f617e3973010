package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.launcher.command.DemoCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A stack that waits at a hook until its owner lets it go on, by OpenStack's own client. */
final class HookedStack {
    private static final String TEMPLATE =
            """
            heat_template_version: 2021-04-16
            resources:
              first: {type: OS::Heat::TestResource}
              second: {type: OS::Heat::TestResource, depends_on: first}
            """;
    private static final String ENVIRONMENT =
            """
            resource_registry: {resources: {second: {hooks: pre-create}}}
            """;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SharedHearth hearth;
    private final OpenStackClient client;
    private final Path directory;

    HookedStack(SharedHearth hearth, Path directory) {
        this.hearth = hearth;
        this.client = new OpenStackClient(DemoCommand.world(hearth.state()).owner());
        this.directory = directory;
    }

    /** Waits before its second resource is made. */
    void livesAndGoes() throws Exception {
        String template = file("hooked.yaml", TEMPLATE);
        client.succeeds(
                "stack",
                "create",
                "-t",
                template,
                "-e",
                file("environment.yaml", ENVIRONMENT),
                "hooked");
        await("the hook")
                .atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(client.succeeds("stack", "hook", "poll", "hooked"))
                                        .contains("second", "pre-create"));
        assertThat(hearth.succeeds("explain", "hooked"))
                .contains("second stands at the hook pre-create until that is cleared.");

        client.succeeds("stack", "hook", "clear", "hooked", "second", "--pre-create");
        await("the stack")
                .atMost(PATIENCE)
                .until(
                        () ->
                                client.succeeds("stack", "show", "hooked")
                                        .contains("CREATE_COMPLETE"));

        client.succeeds("stack", "delete", "--yes", "--wait", "hooked");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }
}
