package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.stackapi.stack.Stack;
import io.hearth.testkit.BackingServices;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A record that takes longer than any test waits. */
    private static final String SLOW =
            """
            heat_template_version: 2021-04-16
            resources:
              record:
                type: Custom::Record
                properties: {text: hello, seconds: 600}
            """;

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
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(new File("target/provisioner.log")))
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
        assertThat(records("sample")).isEmpty();
    }

    @Test
    void whatIsUnderWayIsGivenUpWhenItsStackIsDeleted() {
        Stack stack = stage.create("deleted", SLOW);
        awaitRecords("deleted", 1);

        stage.delete(stack);

        stage.awaitState(stack, "DELETE_COMPLETE");
        awaitRecords("deleted", 0);
    }

    @Test
    void anUpdateThatIsCancelledLeavesNothingInTheOldOnesPlace() throws IOException {
        Stack stack = stage.create("kept", SLOW.replace("600", "0"));
        stage.awaitState(stack, "CREATE_COMPLETE");
        stage.update(stack, SLOW.replace("600", "600, replace: 1").replace("hello", "better"));
        awaitRecords("kept", 2);

        stage.cancel(stack, true);

        stage.awaitState(stack, "ROLLBACK_COMPLETE");
        awaitRecords("kept", 1);
        assertThat(records("kept").getFirst()).hasContent("hello");
    }

    @Test
    void aDeadlineEndsWhatIsMadeAndNoOtherStackIsKeptWaiting() {
        Stack first = stage.create("first", SLOW.replace("600", "0"));
        stage.awaitState(first, "CREATE_COMPLETE");
        Stack slow = stage.create("slow", SLOW.replace("600", "600, service_timeout: 8"));
        awaitRecords("slow", 1);

        Stack quick = stage.create("quick", SLOW.replace("600", "0"));

        stage.awaitState(quick, "CREATE_COMPLETE");
        assertThat(stage.state(slow)).isEqualTo("CREATE_IN_PROGRESS");
        stage.awaitState(slow, "CREATE_FAILED");
        awaitRecords("slow", 0);
    }

    @Test
    void whatAStoppedOneHadInHandIsMadeByTheNext() throws Exception {
        Stack stack = stage.create("handed-on", SLOW.replace("600", "5"));
        awaitRecords("handed-on", 1);
        stop();
        awaitRecords("handed-on", 0);

        start();

        stage.awaitState(stack, "CREATE_COMPLETE");
        awaitRecords("handed-on", 1);
    }

    private void awaitRecords(String stack, int count) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(records(stack)).hasSize(count));
    }

    private List<Path> records(String stack) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(stack + "-"))
                    .toList();
        }
    }
}
