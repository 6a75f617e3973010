package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.seal.Keyset;
import io.hearth.contract.seal.Sealer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HearthTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "down",
                "status",
                "logs",
                "explain",
                "doctor",
                "events",
                "dlq",
                "openrc",
                "bootstrap",
                "demo",
                "bench",
                "reset",
                "secrets",
                "topics",
                "version",
                "webhooks"
            })
    void everyCommandHasHelp(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: hearth " + command).contains("--state");
    }

    @Test
    void portsAreMovedByOptions() {
        run("up", "--help");

        assertThat(out.toString()).contains("--port-base", "--port-stack-api", "--port-keystone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "demo", "bench"})
    void whatStartsHearthTakesAKeystone(String command) {
        run(command, "--help");

        assertThat(out.toString()).contains("--keystone=WHICH", "--keystone-base-image=IMAGE");
    }

    @Test
    void aMistypedKeystoneIsToldWithUsage() {
        assertThat(run("demo", "--keystone", "contaner")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("'contaner' is neither private, container nor a URL");
    }

    @Test
    void aKeyIsKnownBeforeItSeals(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("keyset.json");
        Files.writeString(file, Sealer.newKeyset());

        run("keys", "add", "--file", file.toString());
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("seals and opens"),
                        line -> assertThat(line).endsWith(" opens"));
        out.getBuffer().setLength(0);
        run("keys", "promote", "--file", file.toString());
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).endsWith(" opens"),
                        line -> assertThat(line).endsWith("seals and opens"));
        assertThat(run("keys", "rotate", "--file", file.toString()))
                .isEqualTo(CommandLine.ExitCode.USAGE);
    }

    @Test
    void anOlderKeyIsTakenOutAndTheOneThatSealsIsNot(@TempDir Path directory) throws Exception {
        String file = directory.resolve("keyset.json").toString();
        Keyset keyset = Keyset.fresh().withAnotherKey().sealingWithTheNewest();
        Files.writeString(Path.of(file), keyset.json());

        assertThat(run("keys", "promote", "--file", file)).isEqualTo(1);
        assertThat(err.toString()).contains("There is nothing to do");
        assertThat(run("keys", "remove", "--file", file, keyset.keys().getLast().name()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("seals and cannot be taken out");
        assertThat(run("keys", "remove", "--file", file, "1")).isEqualTo(1);
        assertThat(err.toString()).contains("There is no key 1;");
        assertThat(run("keys", "remove", "--file", file, keyset.keys().getFirst().name())).isZero();
        assertThat(Keyset.parse(Files.readString(Path.of(file))).keys())
                .containsExactly(keyset.keys().getLast());
    }

    @Test
    void aRotationIsOfAllKeysetsAndGoesOnWithAKeyThatWasAdded(@TempDir Path state)
            throws Exception {
        Files.createDirectories(state.resolve("secrets"));
        run("keys", "list", "--state", state.toString());
        Path services = state.resolve("secrets/keyset.json");
        Keyset ended = Keyset.parse(Files.readString(services)).withAnotherKey();
        Files.writeString(services, ended.json());

        assertThat(run("keys", "rotate", "--state", state.toString())).isZero();

        assertThat(Keyset.parse(Files.readString(services)).keys())
                .extracting(Keyset.Key::id)
                .containsExactlyElementsOf(ended.keys().stream().map(Keyset.Key::id).toList());
        for (String name : List.of("keyset", "webhook-keyset", "provisioner-keyset")) {
            Path file = state.resolve("secrets").resolve(name + ".json");
            assertThat(Keyset.parse(Files.readString(file)).keys())
                    .extracting(Keyset.Key::seals)
                    .containsExactly(false, true);
        }
        assertThat(run("keys", "rotate", "--state", state.toString(), "--keyset", "webhook"))
                .isZero();
        assertThat(Keyset.parse(Files.readString(services)).keys()).hasSize(2);
        assertThat(run("keys", "list", "--state", state.toString(), "--keyset", "none"))
                .isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(
                        run(
                                "keys",
                                "remove",
                                "--state",
                                state.toString(),
                                ended.keys().getFirst().name()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("'hearth up' starts it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "15", "m", "2026-11-23"})
    void whatIsNoTimeIsToldWithUsage(String when) {
        assertThat(run("events", "tail", "--from", when)).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("'%s' is neither 'beginning', a time".formatted(when));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--all stack-api/0/1"})
    void lettersAreNamedOrAll(String arguments) {
        List<String> words = new ArrayList<>(List.of("dlq", "redrive", "--kafka", "127.0.0.1:1"));
        Stream.of(arguments.split(" ")).filter(word -> !word.isEmpty()).forEach(words::add);

        assertThat(run(words.toArray(String[]::new))).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("Name letters, or --all.");
    }

    @Test
    void aWrongArgumentIsToldWithUsage() {
        assertThat(run("up", "--no-such")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("Unknown option: '--no-such'");
    }

    @Test
    void aFailureIsToldInASentence(@TempDir Path state) {
        assertThat(run("openrc", "--state", state.resolve("none").toString())).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("hearth: Hearth was never started in ")
                .doesNotContain("Exception");
    }

    @Test
    void secretsAreMadeOnceAndNobodyElseLooksIntoTheirDirectory(@TempDir Path directory)
            throws IOException {
        Path secrets = directory.resolve("secrets");

        assertThat(run("secrets", secrets.toString())).isZero();
        Map<Path, String> made = contents(secrets);
        assertThat(run("secrets", secrets.toString())).isZero();

        assertThat(made).hasSize(19).doesNotContainValue("");
        assertThat(made.values()).doesNotHaveDuplicates();
        assertThat(contents(secrets)).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                .isEqualTo("rwx------");
        assertThat(made.keySet())
                .allSatisfy(
                        file ->
                                assertThat(
                                                PosixFilePermissions.toString(
                                                        Files.getPosixFilePermissions(file)))
                                        .isEqualTo("r--r--r--"));
        assertThat(out.toString()).doesNotContain(made.values());
    }

    private static Map<Path, String> contents(Path directory) throws IOException {
        Map<Path, String> contents = new HashMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                contents.put(file, Files.readString(file));
            }
        }
        return contents;
    }

    private int run(String... arguments) {
        return Hearth.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
