package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.hearth.launcher.documentation.CommandLines;
import io.hearth.testkit.documentation.Block;
import io.hearth.testkit.documentation.Documentation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The commands that pages show are there, with the options that they have there. */
class CommandBlocksTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Documentation DOCUMENTATION = Documentation.of(ROOT);

    /** Of the script, not of the launcher. */
    private static final Set<String> OF_SCRIPT = Set.of("build", "test");

    private static final Set<String> PROGRAMS =
            Set.of(
                    "apt-get",
                    "curl",
                    "docker",
                    "eval",
                    "export",
                    "helm",
                    "java",
                    "keytool",
                    "kubectl",
                    "local",
                    "npm",
                    "openstack",
                    "printf",
                    "shift",
                    "}");
    private static final Pattern PROGRAM =
            Pattern.compile("(?:\\w+=(?:\\S*?\\$\\(|\\S+ +))*(\\S+)");
    private static final Pattern INLINE = Pattern.compile("`deploy/hearth ([^`\n]+)`");
    private static final Pattern FILE = Pattern.compile("(?<![\\w/.-])deploy/[\\w./-]*[\\w/]");
    private static final Pattern COMPOSED =
            Pattern.compile(
                    "docker compose (?:ps|logs|(exec))((?: (?:--since|--tail) \\w+| -\\S+| [\\w-]+)*)");
    private static final Pattern SERVICE = Pattern.compile("(?m)^  ([a-z][a-z0-9-]*):(?: &.*)?$");

    static List<Block> commands() throws IOException {
        return DOCUMENTATION.blocks().stream()
                .filter(block -> Set.of("sh", "console").contains(block.language()))
                .toList();
    }

    static Stream<String> shown() throws IOException {
        return DOCUMENTATION.pages().stream()
                .flatMap(page -> INLINE.matcher(DOCUMENTATION.text(page)).results())
                .map(found -> found.group(1))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aShellReadsThem(Block block) throws Exception {
        Process bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
        try (var input = bash.getOutputStream()) {
            input.write(CommandLines.of(block).text().getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(bash.waitFor()).as(said).isZero();
        assertThat(CommandLines.of(block).lines()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whatIsCalledIsThere(Block block) {
        for (String line : CommandLines.of(block).lines()) {
            Matcher begin = PROGRAM.matcher(line);
            assertThat(begin.lookingAt()).as(line).isTrue();
            String program = begin.group(1);
            boolean function =
                    program.endsWith("()")
                            || CommandLines.of(block).text().contains(program + "() {");
            assertThat(
                            function
                                    || PROGRAMS.contains(program)
                                    || Files.isExecutable(ROOT.resolve(program)))
                    .as(program)
                    .isTrue();
        }
        assertThat(FILE.matcher(CommandLines.of(block).text()).results())
                .allSatisfy(file -> assertThat(ROOT.resolve(file.group())).exists());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void hearthTakesItsArguments(Block block) {
        for (List<String> arguments : CommandLines.of(block).argumentsOfHearth()) {
            if (!OF_SCRIPT.contains(arguments.getFirst())) {
                assertThatCode(
                                () ->
                                        Hearth.commandLine()
                                                .parseArgs(arguments.toArray(String[]::new)))
                        .doesNotThrowAnyException();
            }
        }
    }

    /** In the midst of a sentence arguments may be left out or said in brackets. */
    @ParameterizedTest
    @MethodSource("shown")
    void hearthHasWhatSentencesSay(String arguments) {
        CommandLine command = Hearth.commandLine();
        List<String> words = List.of(arguments.split("[\\s\\[\\]|\\\\,]+", -1));
        if (OF_SCRIPT.contains(words.getFirst())) {
            return;
        }
        assertThat(command.getSubcommands()).containsKey(words.getFirst());
        for (String word : words) {
            if (command.getSubcommands().containsKey(word)) {
                command = command.getSubcommands().get(word);
            } else if (word.startsWith("-")) {
                String option = word.replaceFirst("=.*", "");
                assertThat(command.getCommandSpec().findOption(option)).as(option).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void composeHasTheServices(Block block) throws IOException {
        String compose = Files.readString(ROOT.resolve("deploy/compose/compose.yaml"));
        Set<String> services =
                SERVICE.matcher(compose)
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet());
        for (String line : CommandLines.of(block).lines()) {
            COMPOSED.matcher(line.replace("SERVICE", "stack-api"))
                    .results()
                    .forEach(
                            found -> {
                                String[] named =
                                        found.group(2)
                                                .replaceAll(" --(since|tail) \\w+| -\\S+", "")
                                                .strip()
                                                .split(" +", -1);
                                assertThat(
                                                Arrays.stream(named)
                                                        .limit(
                                                                found.group(1) == null
                                                                        ? named.length
                                                                        : 1)
                                                        .filter(name -> !name.isEmpty()))
                                        .as(line)
                                        .allMatch(services::contains);
                            });
        }
    }
}
