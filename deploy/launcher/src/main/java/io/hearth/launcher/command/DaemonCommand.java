package io.hearth.launcher.command;

import io.hearth.launcher.daemon.Daemon;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.launcher.layout.StateLock;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** What {@code hearth up} starts; not for users. */
@Command(name = "daemon", hidden = true, description = "Holds all parts; started by 'hearth up'.")
public final class DaemonCommand implements Callable<Integer> {
    private final Supplier<StateDirectory> stateDirectory;

    public DaemonCommand(Supplier<StateDirectory> stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    @Override
    public Integer call() {
        PrintStream reports =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        // the parts may print; the pipe is for the reports alone
        System.setOut(System.err);
        // parts that start side by side would begin logging at once, each holding what the other
        // waits for: the JDK logs what it starts and what it trusts, and looks for its logger then,
        // with a lock that a virtual thread keeps while others hold all the carriers
        System.getLogger(DaemonCommand.class.getName()).isLoggable(System.Logger.Level.INFO);
        StateDirectory state = stateDirectory.get();
        try (StateLock alone = StateLock.take(state, "hearth up")) {
            int status = new Daemon(state, reports).run();
            System.exit(status);
            return status;
        }
    }
}
