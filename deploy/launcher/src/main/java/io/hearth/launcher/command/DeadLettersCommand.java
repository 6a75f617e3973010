package io.hearth.launcher.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.launcher.bus.DeadLetter;
import io.hearth.launcher.bus.DeadLetters;
import io.hearth.launcher.layout.StateDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hearth dlq}. */
@Command(
        name = "dlq",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "What services could not take in: their dead letters.",
            "A letter is named by its service and where it lies, such as stack-api/0/17."
        })
public final class DeadLettersCommand implements Runnable {
    private static final String ROW = "%-24s %-25s %-19s %-36s %s%n";

    private final Supplier<StateDirectory> stateDirectory;
    private final ObjectMapper json = new ObjectMapper();

    @Spec private CommandSpec spec = CommandSpec.create();

    public DeadLettersCommand(Supplier<StateDirectory> stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: list, show or redrive.");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists all that are kept, the oldest first.")
    int list(@Mixin BusOptions bus) {
        PrintWriter out = spec.commandLine().getOut();
        List<DeadLetter> letters = letters(bus).all();
        if (letters.isEmpty()) {
            out.println("There are no dead letters.");
        } else {
            out.printf(ROW, "LETTER", "GIVEN UP", "FROM", "TYPE", "REASON");
            letters.forEach(
                    letter ->
                            out.printf(
                                    ROW,
                                    letter.id(),
                                    letter.diedAt(),
                                    letter.topic(),
                                    letter.type(),
                                    letter.reason()));
        }
        out.flush();
        return 0;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows one whole: why it is dead, its attributes, and the event.")
    int show(
            @Mixin BusOptions bus,
            @Parameters(paramLabel = "LETTER", description = "Such as stack-api/0/17.") String id) {
        PrintWriter out = spec.commandLine().getOut();
        DeadLetter letter = named(letters(bus).all(), id);
        out.printf("%s was given up at %s: %s%n", id, letter.diedAt(), letter.reason());
        out.printf("  %-16s %s%n", "topic", letter.topic());
        out.printf("  %-16s %s%n", "key", letter.key());
        letter.headers()
                .forEach(
                        (name, value) ->
                                out.printf(
                                        "  %-16s %s%n",
                                        name, new String(value, StandardCharsets.UTF_8)));
        out.println(event(letter));
        out.flush();
        return 0;
    }

    @Command(
            name = "redrive",
            mixinStandardHelpOptions = true,
            description = {
                "Publishes letters again where they came from, when what was wrong has been mended.",
                "A service drops an event that has had its effect, so that twice does no harm.",
                "The letters stay listed until the topic forgets them."
            })
    int redrive(
            @Mixin BusOptions bus,
            @Option(names = "--all", description = "All that are kept.") boolean all,
            @Parameters(
                            paramLabel = "LETTER",
                            arity = "0..*",
                            description = "Such as stack-api/0/17.")
                    List<String> ids) {
        if (all == (ids != null && !ids.isEmpty())) {
            throw new ParameterException(
                    spec.commandLine().getSubcommands().get("redrive"), "Name letters, or --all.");
        }
        DeadLetters letters = letters(bus);
        List<DeadLetter> kept = letters.all();
        List<DeadLetter> chosen = all ? kept : ids.stream().map(id -> named(kept, id)).toList();
        letters.redrive(chosen);
        PrintWriter out = spec.commandLine().getOut();
        chosen.forEach(letter -> out.printf("%s again on %s%n", letter.id(), letter.topic()));
        out.printf("%d published again.%n", chosen.size());
        out.flush();
        return 0;
    }

    private DeadLetters letters(BusOptions bus) {
        return new DeadLetters(bus.bus(stateDirectory.get()));
    }

    private static DeadLetter named(List<DeadLetter> letters, String id) {
        return letters.stream()
                .filter(letter -> letter.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "There is no dead letter %s; 'hearth dlq list' lists them."
                                                .formatted(id)));
    }

    /** As it is, if it is no JSON: that may be what is wrong with it. */
    private String event(DeadLetter letter) {
        if (letter.value() == null) {
            return "(no data)";
        }
        try {
            return json.readTree(letter.value()).toPrettyString();
        } catch (IOException e) {
            return new String(letter.value(), StandardCharsets.UTF_8);
        }
    }
}
