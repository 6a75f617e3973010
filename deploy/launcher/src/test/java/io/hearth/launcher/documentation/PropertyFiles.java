package io.hearth.launcher.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The modules' files of properties: defaults, and what the lines of comment above a property say. A
 * property without a default stands there as a comment: {@code #hearth.policy-file=}.
 */
final class PropertyFiles {
    private static final List<String> NAMES =
            List.of("application.properties", "META-INF/microprofile-config.properties");
    private static final Pattern PROPERTY = Pattern.compile("(#?)(hearth\\.[\\w.-]+)=(.*)");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(hearth\\.[\\w.-]+):(.*?)}");

    private PropertyFiles() {}

    static List<Property> read(Map<String, Set<String>> modules) throws IOException {
        List<Property> found = new ArrayList<>();
        for (Map.Entry<String, Set<String>> module : modules.entrySet()) {
            for (String name : NAMES) {
                Path file =
                        Repository.ROOT
                                .resolve(module.getKey())
                                .resolve("src/main/resources/" + name);
                if (Files.exists(file)) {
                    read(file, module.getValue(), found);
                }
            }
        }
        return found;
    }

    private static void read(Path file, Set<String> services, List<Property> found)
            throws IOException {
        StringBuilder comment = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            Matcher property = PROPERTY.matcher(line);
            if (property.matches()) {
                boolean shown = !property.group(1).isEmpty(); // and not set
                found.add(
                        new Property(
                                property.group(2),
                                "",
                                shown ? "" : property.group(3),
                                comment.toString(),
                                services));
            } else if (line.startsWith("#")) {
                comment.append(line.substring(1));
                continue;
            } else {
                EXPRESSION
                        .matcher(line)
                        .results()
                        .map(
                                it ->
                                        new Property(
                                                it.group(1),
                                                "",
                                                it.group(2),
                                                comment.toString(),
                                                services))
                        .forEach(found::add);
            }
            comment.setLength(0);
        }
    }
}
