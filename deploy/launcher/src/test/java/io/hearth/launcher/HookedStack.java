package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.launcher.story.StoryWorld;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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

    private final StoryWorld world;
    private final Path directory;

    HookedStack(StoryWorld world, Path directory) {
        this.world = world;
        this.directory = directory;
    }

    /** Waits before its second resource is made. */
    void livesAndGoes() throws Exception {
        String template = file("hooked.yaml", TEMPLATE);
        openstack("create", "-t", template, "-e", file("environment.yaml", ENVIRONMENT), "hooked");
        await("the hook")
                .atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(openstack("hook", "poll", "hooked"))
                                        .contains("second", "pre-create"));

        openstack("hook", "clear", "hooked", "second", "--pre-create");
        await("the stack")
                .atMost(PATIENCE)
                .until(() -> openstack("show", "hooked").contains("CREATE_COMPLETE"));

        openstack("delete", "--yes", "--wait", "hooked");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    /** What {@code openstack stack} prints. */
    private String openstack(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("timeout", "60", "openstack", "stack"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("OS_"));
        builder.environment().putAll(world.owner());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
