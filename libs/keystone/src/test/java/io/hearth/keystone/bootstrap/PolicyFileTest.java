package io.hearth.keystone.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.keystone.bootstrap.StepReport.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {
    private static final String OVERLAY = "\"admin_required\": \"!\"\n";

    private final Path directory;
    private final Path path;
    private final PolicyFile file;

    PolicyFileTest(@TempDir Path directory) {
        this.directory = directory;
        this.path = directory.resolve("policy.yaml");
        this.file = new PolicyFile(path);
    }

    @Test
    void aSecondTimeThereIsNothingToDo() throws IOException {
        assertThat(file.look(Optional.of(OVERLAY)).outcome()).isEqualTo(Outcome.NEEDED);

        assertThat(file.write(OVERLAY).outcome()).isEqualTo(Outcome.DONE);

        assertThat(file.look(Optional.of(OVERLAY)).outcome()).isEqualTo(Outcome.PRESENT);
        assertThat(file.write(OVERLAY).outcome()).isEqualTo(Outcome.PRESENT);
        assertThat(path).content().endsWith("\n" + OVERLAY);
        assertThat(Files.list(directory)).containsExactly(path);
    }

    @Test
    void anotherOverlayOfOursIsReplaced() {
        file.write("\"admin_required\": \"@\"\n");

        assertThat(file.write(OVERLAY).outcome()).isEqualTo(Outcome.DONE);

        assertThat(path).content().endsWith("\n" + OVERLAY).doesNotContain("@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}\n"})
    void aFileThatSaysNothingIsReplaced(String text) throws IOException {
        Files.writeString(path, text);

        assertThat(file.write(OVERLAY).outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void whatSomebodyElseWroteIsLeftAsItIs() throws IOException {
        Files.writeString(path, "\"identity:get_user\": \"@\"\n");

        assertLeftAsItIs();
    }

    @Test
    void whatSomebodyChangedByHandIsLeftAsItIs() throws IOException {
        file.write(OVERLAY);
        Files.writeString(path, "\"identity:get_user\": \"@\"\n", StandardOpenOption.APPEND);

        assertLeftAsItIs();
    }

    @Test
    void onlyOursIsWithdrawn() throws IOException {
        file.write(OVERLAY);

        assertThat(file.withdraw().outcome()).isEqualTo(Outcome.DONE);
        assertThat(path).content().isEqualTo("{}\n");

        Files.writeString(path, OVERLAY);
        assertThat(file.withdraw().outcome()).isEqualTo(Outcome.PRESENT);
        assertThat(path).content().isEqualTo(OVERLAY);
    }

    private void assertLeftAsItIs() throws IOException {
        String before = Files.readString(path);

        assertThatThrownBy(() -> file.write(OVERLAY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("%s holds a policy that Hearth did not write", path)
                .hasMessageContaining("policy.d/hearth.yaml");

        assertThat(path).content().isEqualTo(before);
    }
}
