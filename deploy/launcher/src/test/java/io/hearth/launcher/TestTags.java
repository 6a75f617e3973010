package io.hearth.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tags of Hearth's tests, as their sources have them. */
final class TestTags {
    private static final Path ROOT = Path.of("..", "..");

    private TestTags() {}

    /** All that are of a form. */
    static Set<String> like(String form) throws IOException {
        Pattern tag = Pattern.compile("@Tag\\(\"(" + form + ")\"\\)");
        Set<String> tags = new TreeSet<>();
        for (Path test : tests()) {
            Matcher found = tag.matcher(Files.readString(test, StandardCharsets.UTF_8));
            while (found.find()) {
                tags.add(found.group(1));
            }
        }
        return tags;
    }

    /** Of all modules. */
    private static List<Path> tests() throws IOException {
        List<Path> tests = new ArrayList<>();
        for (String parent : List.of(".", "libs", "deploy")) {
            try (Stream<Path> modules = Files.list(ROOT.resolve(parent))) {
                for (Path module : modules.toList()) {
                    Path sources = module.resolve("src/test/java");
                    if (Files.isDirectory(sources)) {
                        try (Stream<Path> files = Files.walk(sources)) {
                            files.filter(file -> file.toString().endsWith(".java"))
                                    .forEach(tests::add);
                        }
                    }
                }
            }
        }
        return tests;
    }
}
