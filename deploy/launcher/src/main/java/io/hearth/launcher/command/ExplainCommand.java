package io.hearth.launcher.command;

import io.hearth.contract.AuditEvent.RequestRefused;
import io.hearth.contract.EventCodec;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.Topic;
import io.hearth.launcher.bus.Bus;
import io.hearth.launcher.bus.DeadLetters;
import io.hearth.launcher.bus.StackEvents;
import io.hearth.launcher.bus.TopicReader;
import io.hearth.launcher.explanation.StackExplanation;
import io.hearth.launcher.layout.StateDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hearth explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Tells why a request was refused or failed and what to do, or what a stack waits for.",
            "What a request was refused for is on hearth.audit, which callers do not see;",
            "what else was said of it is in the logs. What a stack does is on the bus, which",
            "forgets it after some days."
        },
        footer = "Exits with 1 when nothing is known of it.")
public final class ExplainCommand implements Callable<Integer> {
    private static final Pattern REQUEST_ID = Pattern.compile("req-[0-9a-f-]{36}");
    private static final String ROW = "  %-8s %s%n";
    private static final int MOST_LINES = 20;

    private final EventCodec codec = new EventCodec();
    private final Supplier<StateDirectory> stateDirectory;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private BusOptions bus = new BusOptions();

    @Parameters(
            paramLabel = "REQUEST-ID|STACK",
            description = {
                "What an answer's x-openstack-request-id says, such as req-1f2e…,",
                "or the name or id of a stack."
            })
    private String about = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RESOURCE",
            description = {
                "All that was told of one resource of the stack;",
                "of one in a nested stack as NESTED-STACK/RESOURCE."
            })
    private @Nullable String resource;

    public ExplainCommand(Supplier<StateDirectory> stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Bus where = bus.bus(stateDirectory.get());
        boolean known =
                REQUEST_ID.matcher(about).matches() ? request(where, out) : stack(where, out);
        out.flush();
        return known ? 0 : 1;
    }

    private boolean request(Bus where, PrintWriter out) throws IOException {
        List<EventEnvelope> refusals = refusals(where);
        refusals.forEach(refusal -> print(refusal, out));
        List<String> lines = bus.isElsewhere() ? List.of() : logged(stateDirectory.get());
        lines.stream().limit(MOST_LINES).forEach(out::println);
        boolean known = !refusals.isEmpty() || !lines.isEmpty();
        if (!known) {
            out.printf(
                    "Nothing is known of %s: it was carried out, or the answer's own words are all that is wrong with it, or it is too long ago.%n",
                    about);
        }
        return known;
    }

    private boolean stack(Bus where, PrintWriter out) {
        Optional<StackEvents> events = StackEvents.of(where, about);
        if (events.isEmpty()) {
            out.printf(
                    "The bus knows no stack %s: there is none of that name or id, or nothing has happened to it for long. A request's id is 'req-' and a UUID.%n",
                    about);
            return false;
        }
        StackExplanation explanation = new StackExplanation(events.get());
        if (resource == null) {
            explanation.print(out);
        } else if (!explanation.print(resource, out)) {
            out.printf("The bus has told nothing of %s in stack %s.%n", resource, about);
            return false;
        }
        new DeadLetters(where)
                .all().stream()
                        .filter(letter -> events.get().stack().rootId().equals(letter.key()))
                        .forEach(
                                letter ->
                                        out.printf(
                                                "  An event of its tree could not be taken in: hearth dlq show %s%n",
                                                letter.id()));
        return true;
    }

    private List<EventEnvelope> refusals(Bus where) {
        List<EventEnvelope> found = new ArrayList<>();
        new TopicReader(where)
                .read(
                        Topic.AUDIT,
                        about,
                        record ->
                                found.add(
                                        codec.decode(TopicReader.headers(record), record.value())));
        return found;
    }

    private static void print(EventEnvelope told, PrintWriter out) {
        if (told.event() instanceof RequestRefused refused) {
            out.printf(
                    "%s was refused with %d by %s at %s.%n",
                    refused.requestId(),
                    refused.status(),
                    told.source().replaceFirst("^/hearth/", ""),
                    refused.refusedAt());
            out.printf(ROW, "request", refused.method() + " " + refused.path());
            out.printf(ROW, "caller", caller(refused));
            row(out, "about", refused.about());
            out.printf(ROW, "reason", refused.reason() + ": " + refused.reason().explanation());
            out.printf(ROW, "remedy", refused.reason().remedy());
        }
    }

    private static String caller(RequestRefused refused) {
        String user =
                refused.userId() == null
                        ? "nobody that Keystone vouches for"
                        : "user %s of project %s".formatted(refused.userId(), refused.projectId());
        return refused.accessKey() == null ? user : user + ", access key " + refused.accessKey();
    }

    private static void row(PrintWriter out, String name, @Nullable String value) {
        if (value != null) {
            out.printf(ROW, name, value);
        }
    }

    private List<String> logged(StateDirectory state) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(state.logs())) {
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).sorted().toList()) {
                try (Stream<String> all = Files.lines(log, StandardCharsets.ISO_8859_1)) {
                    all.filter(line -> line.contains(about))
                            .map(line -> "%s: %s".formatted(log.getFileName(), line))
                            .forEach(lines::add);
                }
            }
        }
        return lines;
    }
}
