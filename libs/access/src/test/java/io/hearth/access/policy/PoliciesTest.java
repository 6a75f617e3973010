package io.hearth.access.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy file that an operator changes while the service runs. */
class PoliciesTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /** Set by JUnit. */
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Policies policies;

    @BeforeEach
    void start() throws IOException {
        write("stacks:index: role:first");
        policies = policies(file());
        policies.start(new StartupEvent());
    }

    @AfterEach
    void stop() {
        policies.stop(new ShutdownEvent());
    }

    @Test
    void aChangeIsInForceWithoutARestart() throws IOException {
        write("stacks:index: role:second");

        awaitRule("role:second");
        assertThat(problemGauge()).isZero();
    }

    @Test
    void aFileThatBecomesWrongChangesNothingAndIsShown() throws IOException {
        write("stacks:index: role:second\nstacks:creat: '@'\n");

        await("the problem").until(() -> policies.problem().isPresent());
        assertThat(policies.problem())
                .contains(
                        "%s, line 2: the rule 'stacks:creat' is not known, and no other rule uses it."
                                .formatted(file()));
        assertThat(policies.current().text("stacks:index")).isEqualTo("role:first");
        assertThat(problemGauge()).isEqualTo(1);
        assertThat(new PolicyReadiness(policies).call().getData().orElseThrow())
                .containsKey("problem");

        write("stacks:index: role:third");

        awaitRule("role:third");
        assertThat(policies.problem()).isEmpty();
        assertThat(new PolicyReadiness(policies).call().getData().orElseThrow())
                .doesNotContainKey("problem");
    }

    /** As a full disk or a copy that broke off leaves it. */
    @Test
    void aFileThatIsCutOffOpensNothing() throws IOException {
        write("");

        await("the problem").until(() -> policies.problem().isPresent());
        assertThat(policies.current().text("stacks:index")).isEqualTo("role:first");
    }

    @Test
    void aFileThatIsStillBeingWrittenIsNotTakenOver() throws IOException {
        WatchedFile watched = new WatchedFile(file());
        watched.read();

        write("stacks:index: role:half");
        assertThat(watched.ifChanged()).as("another file").isEmpty();
        write("stacks:index: role:half_and_half");
        assertThat(watched.ifChanged()).as("it still grows").isEmpty();

        assertThat(watched.ifChanged()).contains("stacks:index: role:half_and_half");
        assertThat(watched.ifChanged()).as("the same file").isEmpty();
    }

    @Test
    void aFileThatIsGoneLeavesItsRulesAndIsReadWhenItIsBack() throws IOException {
        Files.delete(file());

        await("the problem").until(() -> policies.problem().isPresent());
        assertThat(policies.problem().orElseThrow()).endsWith("there is no such file.");
        assertThat(policies.current().text("stacks:index")).isEqualTo("role:first");

        write("stacks:index: role:first");

        await("the end of the problem").until(() -> policies.problem().isEmpty());
    }

    /** As a volume of Kubernetes changes: the name stays, what it leads to is another. */
    @Test
    void aLinkThatLeadsElsewhereIsFollowed() throws IOException {
        Path link = folder.resolve("link.yaml");
        Files.createSymbolicLink(link, file());
        Policies linked = policies(link);
        linked.start(new StartupEvent());
        Path other = Files.writeString(folder.resolve("other.yaml"), "stacks:index: role:other");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file()));

        Path next = Files.createSymbolicLink(folder.resolve("next.yaml"), other);
        Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);

        await("the other file")
                .until(() -> linked.current().text("stacks:index").equals("role:other"));
        linked.stop(new ShutdownEvent());
    }

    @Test
    void aWrongFileKeepsTheServiceFromStarting() throws IOException {
        write("stacks:index: rule:nobody_knows");

        assertThatThrownBy(() -> policies(file()))
                .isInstanceOf(PolicyException.class)
                .hasMessage(
                        "%s, line 1: the rule 'stacks:index' refers to the rule 'nobody_knows',"
                                        .formatted(file())
                                + " which there is not.");
        assertThatThrownBy(() -> policies(folder.resolve("none.yaml")))
                .hasMessageEndingWith("none.yaml: there is no such file.");
    }

    private void awaitRule(String text) {
        await(text).until(() -> policies.current().text("stacks:index").equals(text));
    }

    private double problemGauge() {
        return meters.get(Policies.PROBLEM).gauge().value();
    }

    private Policies policies(Path path) {
        return new Policies(Optional.of(path), "heat_stack_user", meters);
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text);
    }

    private Path file() {
        return folder.resolve("policy.yaml");
    }
}
