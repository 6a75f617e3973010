package io.hearth.launcher.documentation;

import static io.hearth.launcher.documentation.Repository.DOCUMENTATION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.testkit.documentation.Block;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What pages show as blocks is read by what it is for. Elsewhere are commands ({@code
 * CommandBlocksTest}), queries ({@link QueriesTest}, {@code PromtoolTest}), YAML ({@code
 * YamlBlocksTest} of stack-api) and pictures (the site's build).
 */
class BlocksTest {
    private static final Set<String> LANGUAGES =
            Set.of(
                    "sh",
                    "console",
                    "promql",
                    "sql",
                    "yaml",
                    "dot",
                    "json",
                    "properties",
                    "ini",
                    "text");
    private static final Pattern INI = Pattern.compile("|#.*|\\[\\w+]|\\w+ = .+");
    private static final Pattern COMMAND =
            Pattern.compile(
                    "(\\$ |deploy/|openstack |curl |docker |kubectl |kcat |psql |apt-get ).*");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(hearth\\.[^`]+)` \\|");

    private static List<Block> blocks(String language) throws IOException {
        return DOCUMENTATION.blocks(language);
    }

    static List<Block> json() throws IOException {
        return blocks("json");
    }

    static List<Block> properties() throws IOException {
        return blocks("properties");
    }

    static List<Block> ini() throws IOException {
        return blocks("ini");
    }

    static List<Block> text() throws IOException {
        return blocks("text");
    }

    @Test
    void everyBlockSaysWhatItIs() throws IOException {
        assertThat(DOCUMENTATION.blocks())
                .isNotEmpty()
                .allSatisfy(block -> assertThat(block.language()).isIn(LANGUAGES));
    }

    @ParameterizedTest
    @MethodSource
    void json(Block block) throws JsonProcessingException {
        assertThat(new ObjectMapper().readTree(block.text()).isObject()).isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void properties(Block block) throws IOException {
        Properties read = new Properties();
        read.load(new StringReader(block.text()));
        Set<String> names = read.stringPropertyNames();

        assertThat(names).isNotEmpty();
        for (String name : names) {
            assertThat(isDocumented(name) || AdminClientConfig.configNames().contains(name))
                    .as(name)
                    .isTrue();
        }
    }

    private static boolean isDocumented(String name) throws IOException {
        return DOCUMENTED
                .matcher(Files.readString(Repository.DOCS.resolve("configuration.md")))
                .results()
                .map(found -> found.group(1).replace(".", "\\.").replace("<name>", "[^.]+"))
                .anyMatch(name::matches);
    }

    @ParameterizedTest
    @MethodSource
    void ini(Block block) {
        assertThat(block.text().lines()).allMatch(line -> INI.matcher(line).matches());
    }

    /** A command in a block of plain text would be read by nobody. */
    @ParameterizedTest
    @MethodSource
    void text(Block block) {
        assertThat(
                        block.text()
                                .lines()
                                .filter(line -> COMMAND.matcher(line).matches())
                                .collect(Collectors.toList()))
                .isEmpty();
    }
}
