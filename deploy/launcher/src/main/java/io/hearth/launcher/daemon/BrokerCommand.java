package io.hearth.launcher.daemon;

import io.hearth.launcher.child.BrokerMain;
import io.hearth.launcher.layout.Installation;
import java.nio.file.Path;
import java.util.List;

/**
 * How Kafka's broker is started.
 *
 * @param data the directory that it keeps the topics in
 */
record BrokerCommand(Installation installation, Path data, int port, int controllerPort) {
    private static final List<String> SMALL_JVM =
            List.of(
                    "-XX:+IgnoreUnrecognizedVMOptions",
                    "-Xms64m",
                    "-Xmx224m",
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

    ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder();
        builder.command().add(ServiceCommand.java().toString());
        builder.command().addAll(SMALL_JVM);
        builder.command()
                .addAll(
                        List.of(
                                "-Dhearth.part=kafka",
                                "-cp",
                                installation.launcherJar().toString(),
                                BrokerMain.class.getName(),
                                data.toString(),
                                String.valueOf(port),
                                String.valueOf(controllerPort)));
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        // an administrator's login is no business of it
        builder.environment().keySet().removeIf(name -> name.startsWith("OS_"));
        return builder;
    }
}
