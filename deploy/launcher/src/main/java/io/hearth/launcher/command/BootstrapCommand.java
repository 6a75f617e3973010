package io.hearth.launcher.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hearth bootstrap}. */
@Command(
        name = "bootstrap",
        mixinStandardHelpOptions = true,
        description = "Makes any Keystone ready for Hearth; may be repeated.")
public final class BootstrapCommand implements Callable<Integer> {
    @Option(names = "--dry-run", description = "Only print what would be done.")
    private boolean dryRun;

    @Override
    public Integer call() {
        return dryRun ? 0 : 1;
    }
}
