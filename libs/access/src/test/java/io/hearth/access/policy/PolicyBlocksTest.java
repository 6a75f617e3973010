package io.hearth.access.policy;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.hearth.testkit.documentation.Block;
import io.hearth.testkit.documentation.Documentation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of rules that the page on policy shows would be taken. */
class PolicyBlocksTest {
    private static final String FILE = "policy.yaml";

    static List<Block> rules() throws IOException {
        return Documentation.of(Path.of("../..")).blocks("yaml").stream()
                .filter(block -> block.page().equals("docs/policy.md"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aServiceTakesThem(Block block) {
        assertThatCode(
                        () ->
                                PolicyAssembly.of(
                                        FILE,
                                        PolicyDefaults.of("heat_stack_user"),
                                        PolicyFile.read(FILE, block.text())))
                .doesNotThrowAnyException();
    }
}
