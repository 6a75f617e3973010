package io.hearth.launcher.command;

import io.hearth.launcher.daemon.RunRecord;
import io.hearth.launcher.layout.Listener;
import io.hearth.launcher.layout.Settings;
import io.hearth.launcher.layout.StateDirectory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which bus a command looks at. */
final class BusOptions {
    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = {
                "The bus of a Hearth elsewhere; 127.0.0.1:9094 with docker compose.",
                "By default that of the Hearth in the state directory."
            })
    private @Nullable String kafka;

    /** Whether the Hearth is not the one in the state directory. */
    boolean isElsewhere() {
        return kafka != null;
    }

    /**
     * The brokers, as {@code host:port}.
     *
     * @throws IllegalStateException if no Hearth runs in the state directory and none is named
     */
    String servers(StateDirectory state) {
        if (kafka != null) {
            return kafka;
        }
        RunRecord.requireRunning(state);
        return "127.0.0.1:" + Settings.load(state).ports().of(Listener.KAFKA);
    }
}
