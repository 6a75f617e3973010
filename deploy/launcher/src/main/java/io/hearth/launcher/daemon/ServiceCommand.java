package io.hearth.launcher.daemon;

import io.hearth.launcher.layout.Installation;
import io.hearth.launcher.layout.Part;
import java.io.File;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How a service is started: its JVM's size, and where its configuration is.
 *
 * @param configuration a properties file that the owner alone may read
 */
record ServiceCommand(Part service, Installation installation, Path configuration) {
    /** Small: 1,100 MiB of resident memory is the aim for the services together. */
    private static final List<String> SMALL_JVM =
            List.of(
                    "-XX:+IgnoreUnrecognizedVMOptions",
                    // begins small and grows with what lives, since the first collection of the
                    // old generation comes only when all that it was given is full
                    "-Xms64m",
                    "-Xmn28m",
                    "-XX:MinHeapFreeRatio=20",
                    "-XX:MaxHeapFreeRatio=50",
                    // or only the fourth such collection would give all of it back
                    "-XX:-ShrinkHeapInSteps",
                    "-Xss512k",
                    // what the manifest of Quarkus' own start jar asks for
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:ReservedCodeCacheSize=64m",
                    "-XX:MaxDirectMemorySize=64m",
                    // gives back what the compiler has taken for its busiest moments
                    "-XX:TrimNativeHeapInterval=10000",
                    "-XX:+ExitOnOutOfMemoryError");

    /**
     * What instances ask of all the time. The others wait for Keystone and the database, and on a
     * small machine the optimizing compiler would take the time of both for long after a start.
     */
    private static final Set<Part> AT_FULL_SPEED =
            EnumSet.of(Part.METADATA_SERVICE, Part.SIGNAL_SERVICE);

    ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder();
        builder.command().add(java().toString());
        builder.command().addAll(SMALL_JVM);
        builder.command().add(largestHeap());
        if (!AT_FULL_SPEED.contains(service)) {
            builder.command().add("-XX:TieredStopAtLevel=1");
        }
        builder.command()
                .addAll(
                        List.of(
                                "-Dhearth.part=" + service.label(),
                                "-cp",
                                installation.serviceJar(service)
                                        + File.pathSeparator
                                        + installation.childJar(),
                                "io.hearth.launcher.child.ServiceMain"));
        builder.environment().put("QUARKUS_CONFIG_LOCATIONS", configuration.toUri().toString());
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        // an administrator's login is no business of a service
        builder.environment().keySet().removeIf(name -> name.startsWith("OS_"));
        return builder;
    }

    /** What lives after a load is 33 MB in stack-api, where whole stacks are, else 26 at most. */
    private String largestHeap() {
        return service == Part.STACK_API ? "-Xmx128m" : "-Xmx96m";
    }

    /** The JVM that runs the launcher. */
    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
