package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.stackapi.stack.Stack;
import io.hearth.testkit.BackingServices;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The provisioner that users copy, run as they run it. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class SampleProvisionerTest {
    private static final Path SAMPLE = Path.of("../deploy/provisioner");

    @Inject StackStage stage;

    @ConfigProperty(name = "hearth.custom-resources.keyset-file")
    Path keysetFile;

    @TempDir Path directory;
    private Process provisioner;

    @BeforeEach
    void start() throws IOException {
        provisioner =
                new ProcessBuilder(
                                "/usr/bin/python3",
                                SAMPLE.resolve("provisioner.py").toString(),
                                "--bootstrap",
                                BackingServices.shared().bootstrapServers(),
                                "--keyset",
                                keysetFile.toString(),
                                "--directory",
                                directory.toString())
                        .inheritIO()
                        .start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        provisioner.destroy();
        provisioner.waitFor();
    }

    @Test
    void aRecordIsMadeChangedReplacedAndRemoved() throws IOException {
        String template = Files.readString(SAMPLE.resolve("record.yaml"));
        Stack stack = stage.create("sample", template);
        stage.awaitState(stack, "CREATE_COMPLETE");
        List<StackOutput> outputs = stage.outputs(stack);
        Path file = directory.resolve(String.valueOf(outputs.get(0).value()));
        assertThat(file).hasContent("hello");
        assertThat(outputs.get(1).value()).isEqualTo(file.toString());
        assertThat(outputs.get(2).value())
                .isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");

        stage.patch(stack, Map.of("text", "grüß"), Set.of());
        stage.awaitState(stack, "UPDATE_COMPLETE");
        assertThat(file).hasContent("grüß");

        stage.update(stack, template.replace("service_timeout: 60", "replace: 1"));
        stage.awaitState(stack, "UPDATE_COMPLETE");
        assertThat(file).doesNotExist();
        assertThat(directory.resolve(String.valueOf(stage.outputs(stack).get(0).value())))
                .hasContent("hello");

        stage.update(stack, template.replace("text: {get_param: text}", "other: 1"));
        stage.awaitState(stack, "UPDATE_FAILED");
        assertThat(stage.now(stack).state().reason())
                .contains("A Custom::Record needs the property text.");

        stage.delete(stack);
        stage.awaitState(stack, "DELETE_COMPLETE");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }
}
