package io.hearth.launcher.documentation;

import io.hearth.testkit.documentation.Documentation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Where things are, seen from this module. */
final class Repository {
    static final Path ROOT = Path.of("..", "..");
    static final Path DOCS = ROOT.resolve("docs");
    static final Documentation DOCUMENTATION = Documentation.of(ROOT);

    /** The modules of the repository that lie in no directory of others. */
    private static final Pattern SERVICE = Pattern.compile("<module>([^/<]+)</module>");

    private static final Pattern LIBRARY =
            Pattern.compile("<artifactId>hearth-(\\w+)</artifactId>");

    static final Set<String> SERVICES = new TreeSet<>(found(SERVICE, ROOT));

    private Repository() {}

    /** Each module that runs in services, with those services. */
    static Map<String, Set<String>> modules() {
        Map<String, Set<String>> modules = new LinkedHashMap<>();
        for (String service : SERVICES) {
            add(service, service, modules);
        }
        return modules;
    }

    private static void add(String module, String service, Map<String, Set<String>> modules) {
        if (modules.computeIfAbsent(module, name -> new TreeSet<>()).add(service)) {
            for (String library : found(LIBRARY, ROOT.resolve(module))) {
                String path = "libs/" + library;
                if (!library.equals("testkit") && Files.isDirectory(ROOT.resolve(path))) {
                    add(path, service, modules);
                }
            }
        }
    }

    private static List<String> found(Pattern pattern, Path module) {
        try {
            return pattern.matcher(Files.readString(module.resolve("pom.xml")))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
