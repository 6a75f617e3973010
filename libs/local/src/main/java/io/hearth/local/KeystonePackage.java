package io.hearth.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Debian's Keystone and uWSGI on this machine. */
public final class KeystonePackage {
    private static final List<String> PACKAGES =
            List.of("keystone", "uwsgi-core", "uwsgi-plugin-python3", "python3-psycopg2");

    /** Nor is the package's own Keystone started, which would take our port. */
    private static final Map<String, String> NO_QUESTIONS =
            Map.of("DEBIAN_FRONTEND", "noninteractive", "RUNLEVEL", "1");

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private KeystonePackage() {}

    /** Whether a private Keystone can be started. */
    public static boolean isInstalled() {
        return onPath("keystone-manage")
                && onPath("uwsgi")
                && Files.exists(KeystoneFiles.APPLICATION);
    }

    /**
     * Installs what is missing by apt, when this process may.
     *
     * @param progress told what is being done
     * @throws IOException if it cannot; the message names the ways to get a Keystone
     */
    public static void install(Consumer<String> progress) throws IOException {
        if (isInstalled()) {
            return;
        }
        if (!"root".equals(System.getProperty("user.name")) || !onPath("apt-get")) {
            throw new IOException(ways("Keystone is not installed on this machine."));
        }
        try {
            progress.accept("Reading the package lists");
            Command.of("apt-get", "update", "-q").with(NO_QUESTIONS).run(PATIENCE);
            progress.accept("Installing " + String.join(", ", PACKAGES));
            Command.of("apt-get", "install", "-y", "-q", "--no-install-recommends")
                    .and(PACKAGES)
                    .with(NO_QUESTIONS)
                    .run(PATIENCE);
        } catch (IOException e) {
            throw new IOException(ways("Keystone cannot be installed: " + e.getMessage()), e);
        }
    }

    /**
     * Such as {@code 22.0.2}.
     *
     * @param where what runs a command where the package is
     */
    static String version(Command where, Duration patience) throws IOException {
        return where.and(List.of("dpkg-query", "-W", "-f", "${Version}", "keystone"))
                .output(patience)
                .strip()
                .replaceAll("^\\d+:|-.*", "");
    }

    static String ways(String problem) {
        return """
        %s There are three ways to get one:
          - run this as root on Debian or Ubuntu, so that the packages %s can be installed;
          - give the URL of an existing Keystone (--keystone URL) with its admin's credentials in \
        the environment (OS_USERNAME, OS_PASSWORD, OS_PROJECT_NAME, …);
          - start a container engine, docker or podman, so that an image with them can be built \
        and run (--keystone container)."""
                .formatted(problem, String.join(", ", PACKAGES));
    }

    static boolean onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        for (String directory : path.split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }
}
