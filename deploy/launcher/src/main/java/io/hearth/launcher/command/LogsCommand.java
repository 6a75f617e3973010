package io.hearth.launcher.command;

import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hearth logs}. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Shows what the parts have logged.")
public final class LogsCommand implements Callable<Integer> {
    private final Supplier<StateDirectory> stateDirectory;

    @Parameters(
            arity = "0..1",
            paramLabel = "PART",
            description = "Of this part only, such as stack-api or daemon.")
    private @Nullable String part;

    @Option(names = "-f", description = "Go on as more is logged, until interrupted.")
    private boolean follow;

    @Option(
            names = "-n",
            defaultValue = "50",
            paramLabel = "LINES",
            description = "How many of the last lines (default: 50).")
    private int lines = 50;

    public LogsCommand(Supplier<StateDirectory> stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        StateDirectory state = stateDirectory.get();
        List<Path> logs = part == null ? all(state) : List.of(one(state, part));
        if (follow) {
            return new ProcessBuilder(tail(logs)).inheritIO().start().waitFor();
        }
        for (Path log : logs) {
            if (logs.size() > 1) {
                System.out.printf("==> %s <==%n", log);
            }
            LogTail.print(log, lines, System.out);
        }
        return 0;
    }

    /** The real tail knows about files that are replaced. */
    private List<String> tail(List<Path> logs) {
        return Stream.concat(
                        Stream.of("tail", "-n", String.valueOf(lines), "-F"),
                        logs.stream().map(Path::toString))
                .toList();
    }

    private static Path one(StateDirectory state, String name) {
        Path log = Part.labelled(name).map(state::log).orElseGet(() -> state.log(name));
        if (!Files.exists(log)) {
            throw new IllegalArgumentException(
                    "There is no log of %s; the parts are daemon, %s."
                            .formatted(
                                    name,
                                    String.join(
                                            ", ",
                                            Stream.of(Part.values()).map(Part::label).toList())));
        }
        return log;
    }

    private static List<Path> all(StateDirectory state) throws IOException {
        if (!Files.isDirectory(state.logs())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(state.logs())) {
            return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
        }
    }
}
