package io.hearth.launcher.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.launcher.daemon.RunRecord;
import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.Settings;
import io.hearth.launcher.layout.StateDirectory;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hearth status}: exits with 0 when every part is ready, else with 1. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Shows each part: state, pid, ports, version, memory, uptime.",
            "A Keystone that was brought along is external or unreachable, with its URL."
        },
        footer = "Exits with 0 when every part is ready, else with 1.")
public final class StatusCommand implements Callable<Integer> {
    private static final String ROW = "%-18s %-11s %8s  %-15s %-16s %9s  %s%n";

    private final Supplier<StateDirectory> stateDirectory;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    public StatusCommand(Supplier<StateDirectory> stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    @Override
    public Integer call() throws IOException {
        StateDirectory state = stateDirectory.get();
        Settings settings = Settings.load(state);
        Optional<RunRecord> record = RunRecord.load(state);
        List<PartRow> rows =
                Arrays.stream(Part.values()).map(part -> row(part, record, settings)).toList();
        if (json) {
            System.out.println(
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(rows));
        } else {
            print(rows);
        }
        return rows.stream().allMatch(PartRow::isReady) ? 0 : 1;
    }

    private static PartRow row(Part part, Optional<RunRecord> record, Settings settings) {
        return settings.keystone()
                .filter(url -> part == Part.KEYSTONE)
                .map(url -> PartRow.external(part, url, Reachability.of(url)))
                .orElseGet(() -> PartRow.of(part, record, settings.ports()));
    }

    private static void print(List<PartRow> rows) {
        System.out.printf(ROW, "PART", "STATE", "PID", "PORT", "VERSION", "MEMORY", "UPTIME");
        for (PartRow row : rows) {
            System.out.printf(
                    ROW,
                    row.part(),
                    row.state(),
                    row.pid() == 0 ? "-" : row.pid(),
                    row.url().isEmpty()
                            ? String.join(",", row.ports().stream().map(String::valueOf).toList())
                            : row.url(),
                    row.version(),
                    row.memoryKib() == 0 ? "-" : row.memoryKib() / 1024 + " MiB",
                    row.pid() == 0 ? "-" : PartRow.uptime(row.uptimeSeconds()));
        }
    }
}
