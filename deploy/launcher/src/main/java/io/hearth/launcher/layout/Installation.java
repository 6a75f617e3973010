package io.hearth.launcher.layout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where Hearth's own built files are.
 *
 * @param home the directory of the project
 */
public record Installation(Path home) {
    public Installation {
        home = home.toAbsolutePath().normalize();
    }

    /** The installation that this process was started from. */
    public static Installation current() {
        return new Installation(
                Path.of(
                        Optional.ofNullable(System.getProperty("hearth.home"))
                                .orElse(System.getProperty("user.dir", "."))));
    }

    public Path launcherJar() {
        return existing(home.resolve("deploy/launcher/target/hearth-launcher.jar"));
    }

    /** What the launcher adds to a service's process. */
    public Path childJar() {
        return existing(home.resolve("deploy/launcher/target/hearth-launcher-child.jar"));
    }

    /** The service's start jar. */
    public Path serviceJar(Part service) {
        return existing(
                home.resolve(service.label()).resolve("target/quarkus-app/quarkus-run.jar"));
    }

    /** Where what {@code docker compose} starts is written down. */
    public Path compose() {
        return home.resolve("deploy/compose");
    }

    /** The version of this build. */
    public static String version() {
        return Optional.ofNullable(Installation.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    private static Path existing(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException(
                    "%s is missing; deploy/hearth build makes it.".formatted(file));
        }
        return file;
    }
}
