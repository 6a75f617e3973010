package io.hearth.launcher.command;

import io.hearth.launcher.layout.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code hearth version}. */
@Command(
        name = "version",
        mixinStandardHelpOptions = true,
        description = "Shows the versions of Hearth and of the JDK it runs on.")
public final class VersionCommand implements Runnable, IVersionProvider {
    @Override
    public void run() {
        for (String line : getVersion()) {
            System.out.println(line);
        }
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "Hearth " + Installation.version(),
            "JDK "
                    + System.getProperty("java.vm.version")
                    + " in "
                    + System.getProperty("java.home")
        };
    }
}
