package io.hearth.identityworker.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorTokenTest {
    private final Path directory;

    OperatorTokenTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void itsHolderIsAnOperator() throws IOException {
        OperatorToken token =
                OperatorToken.of(Optional.empty(), file("a-token-for-operators\n", "rw-------"));

        assertThat(token.isIn("Bearer a-token-for-operators")).isTrue();
        assertThat(token.isIn("Bearer a-token-for-operator")).isFalse();
        assertThat(token.isIn("Basic a-token-for-operators")).isFalse();
        assertThat(token.isIn(null)).isFalse();
    }

    @Test
    void aPropertyWinsOverAFile() throws IOException {
        OperatorToken token =
                OperatorToken.of(
                        Optional.of("another-token-for-operators"),
                        file("a-token-for-operators", "rw-------"));

        assertThat(token.isIn("Bearer another-token-for-operators")).isTrue();
        assertThat(token.isIn("Bearer a-token-for-operators")).isFalse();
        assertThatThrownBy(() -> OperatorToken.of(Optional.of("short"), Optional.empty()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("hearth.operator.token must be");
    }

    @Test
    void withoutATokenNobodyIs() {
        OperatorToken token = OperatorToken.of(Optional.empty(), Optional.empty());

        assertThat(token.isIn("Bearer ")).isFalse();
        assertThat(token.isIn(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void aFileOfOthersIsRefused(String permissions) {
        assertThatThrownBy(
                        () ->
                                OperatorToken.of(
                                        Optional.empty(),
                                        file("a-token-for-operators", permissions)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("hearth.operator.token-file", "chmod 600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "short", "\na-token-for-operators"})
    void aTokenThatIsGuessedIsRefused(String text) {
        assertThatThrownBy(() -> OperatorToken.of(Optional.empty(), file(text, "rw-------")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("at least 16 characters");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(
                        () ->
                                OperatorToken.of(
                                        Optional.empty(), Optional.of(directory.resolve("none"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("none", "cannot be read");
    }

    private Optional<Path> file(String text, String permissions) throws IOException {
        Path file = Files.writeString(directory.resolve("operator.token"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return Optional.of(file);
    }
}
