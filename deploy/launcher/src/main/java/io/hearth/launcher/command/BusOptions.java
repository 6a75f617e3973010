package io.hearth.launcher.command;

import io.hearth.launcher.bus.Bus;
import io.hearth.launcher.daemon.RunRecord;
import io.hearth.launcher.layout.Listener;
import io.hearth.launcher.layout.Settings;
import io.hearth.launcher.layout.StateDirectory;
import java.nio.file.Path;
import java.util.function.Supplier;
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

    @Option(
            names = "--kafka-properties",
            paramLabel = "FILE",
            description = {
                "What a bus with logins or TLS asks of a client, such as security.protocol and",
                "sasl.jaas.config: a file as Kafka's own tools take it by --command-config."
            })
    private @Nullable Path properties;

    /** Whether the Hearth is not the one in the state directory. */
    boolean isElsewhere() {
        return kafka != null;
    }

    /**
     * The bus that is meant.
     *
     * @throws IllegalStateException if no Hearth runs in the state directory and none is named
     */
    Bus bus(StateDirectory state) {
        return bus(() -> local(state));
    }

    /**
     * The same where another is meant unless one is named.
     *
     * @param usual its brokers, as {@code host:port}
     */
    Bus bus(Supplier<String> usual) {
        String servers = kafka == null ? usual.get() : kafka;
        return properties == null ? Bus.at(servers) : Bus.at(servers, properties);
    }

    private static String local(StateDirectory state) {
        RunRecord.requireRunning(state);
        return "127.0.0.1:" + Settings.load(state).ports().of(Listener.KAFKA);
    }
}
