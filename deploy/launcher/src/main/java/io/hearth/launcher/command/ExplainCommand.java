package io.hearth.launcher.command;

import io.hearth.contract.AuditEvent.RequestRefused;
import io.hearth.contract.EventCodec;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.Topic;
import io.hearth.launcher.bus.TopicReader;
import io.hearth.launcher.layout.StateDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hearth explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Tells why a request was refused or failed, and what to do.",
            "What it was refused for is on hearth.audit, which callers do not see;",
            "what else was said of it is in the logs."
        },
        footer = "Exits with 1 when nothing is known of the request.")
public final class ExplainCommand implements Callable<Integer> {
    private static final Pattern REQUEST_ID = Pattern.compile("req-[0-9a-f-]{36}");
    private static final String ROW = "  %-8s %s%n";
    private static final int MOST_LINES = 20;

    private final EventCodec codec = new EventCodec();
    private final Supplier<StateDirectory> stateDirectory;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private BusOptions bus = new BusOptions();

    @Parameters(
            paramLabel = "REQUEST-ID",
            description = "What the answer's x-openstack-request-id says, such as req-1f2e….")
    private String requestId = "";

    public ExplainCommand(Supplier<StateDirectory> stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    @Override
    public Integer call() throws IOException {
        if (!REQUEST_ID.matcher(requestId).matches()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'%s' is no request id; it is 'req-' and a UUID.".formatted(requestId));
        }
        PrintWriter out = spec.commandLine().getOut();
        List<EventEnvelope> refusals = refusals(bus.servers(stateDirectory.get()));
        refusals.forEach(refusal -> print(refusal, out));
        List<String> lines = bus.isElsewhere() ? List.of() : logged(stateDirectory.get());
        lines.stream().limit(MOST_LINES).forEach(out::println);
        if (refusals.isEmpty() && lines.isEmpty()) {
            out.printf(
                    "Nothing is known of %s: it was carried out, or the answer's own words are all that is wrong with it, or it is too long ago.%n",
                    requestId);
        }
        out.flush();
        return refusals.isEmpty() && lines.isEmpty() ? 1 : 0;
    }

    private List<EventEnvelope> refusals(String servers) {
        List<EventEnvelope> found = new ArrayList<>();
        new TopicReader(servers)
                .read(
                        Topic.AUDIT,
                        requestId,
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
                    all.filter(line -> line.contains(requestId))
                            .map(line -> "%s: %s".formatted(log.getFileName(), line))
                            .forEach(lines::add);
                }
            }
        }
        return lines;
    }
}
