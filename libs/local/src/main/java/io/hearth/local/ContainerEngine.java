package io.hearth.local;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A container engine of this machine, by its command.
 *
 * @param program {@code docker} or {@code podman}, which take the same words
 */
record ContainerEngine(String program) {
    private static final List<String> PROGRAMS = List.of("docker", "podman");

    /** Long, since podman waits for another podman that works on its storage. */
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(40);

    /** The first that answers; a program alone, without what it talks to, is none. */
    static Optional<ContainerEngine> find() {
        return answering().findFirst();
    }

    static Stream<ContainerEngine> answering() {
        return PROGRAMS.stream()
                .map(ContainerEngine::new)
                .filter(engine -> KeystonePackage.onPath(engine.program))
                .filter(ContainerEngine::answers);
    }

    Command command(String... words) {
        return Command.of(program).and(List.of(words));
    }

    /** Whether that command ends well. */
    boolean succeeds(Duration patience, String... words) {
        try {
            command(words).run(patience);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Also where {@code docker} is podman under another name. */
    boolean isPodman() throws IOException {
        return command("--version").output(ANSWER_PATIENCE).contains("podman");
    }

    private boolean answers() {
        return succeeds(ANSWER_PATIENCE, "ps", "-q");
    }
}
