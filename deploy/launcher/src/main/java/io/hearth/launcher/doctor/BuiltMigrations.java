package io.hearth.launcher.doctor;

import io.hearth.launcher.layout.Installation;
import io.hearth.launcher.layout.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The migrations that the packaged services carry. */
final class BuiltMigrations {
    private static final Pattern FILE = Pattern.compile("(.+)/V([0-9_]+)__(\\w+)\\.sql");
    private static final String LOCATIONS = "quarkus.flyway.locations";

    /** A service's own settings stand above those that come with the libraries. */
    private static final List<String> SETTINGS =
            List.of("META-INF/microprofile-config.properties", "application.properties");

    private BuiltMigrations() {}

    /**
     * @return their names by their versions, both as Flyway writes them down
     * @throws IllegalStateException if the service has not been built
     */
    static Map<String, String> of(Part service, Installation installation) {
        List<Path> jars = jars(installation.serviceJar(service).resolveSibling("."));
        try {
            List<String> locations = List.of(locations(jars).split(","));
            Map<String, String> found = new TreeMap<>();
            for (Path jar : jars) {
                try (JarFile file = new JarFile(jar.toFile())) {
                    file.stream()
                            .map(ZipEntry::getName)
                            .map(FILE::matcher)
                            .filter(Matcher::matches)
                            .filter(name -> locations.contains(name.group(1)))
                            .forEach(
                                    name ->
                                            found.put(
                                                    name.group(2).replace('_', '.'),
                                                    name.group(3).replace('_', ' ')));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The build of %s cannot be read.".formatted(service.label()), e);
        }
    }

    /** The service's own after its libraries. */
    private static List<Path> jars(Path application) {
        List<Path> jars = new ArrayList<>();
        for (String directory : List.of("lib/main", "app")) {
            try (Stream<Path> files = Files.list(application.resolve(directory).normalize())) {
                files.filter(file -> file.getFileName().toString().contains("hearth-"))
                        .forEach(jars::add);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "%s cannot be read; deploy/hearth build makes it.".formatted(application),
                        e);
            }
        }
        return jars;
    }

    private static String locations(List<Path> jars) throws IOException {
        String locations = "db/migration";
        for (String name : SETTINGS) {
            for (Path jar : jars) {
                try (JarFile file = new JarFile(jar.toFile())) {
                    ZipEntry entry = file.getEntry(name);
                    if (entry != null) {
                        Properties properties = new Properties();
                        try (InputStream stream = file.getInputStream(entry)) {
                            properties.load(stream);
                        }
                        locations = properties.getProperty(LOCATIONS, locations);
                    }
                }
            }
        }
        return locations;
    }
}
