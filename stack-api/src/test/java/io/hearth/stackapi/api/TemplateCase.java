package io.hearth.stackapi.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file of the template suite: a template below a comment that tells the request and what becomes
 * of it.
 *
 * @param name folder and file, without the ending
 */
record TemplateCase(String name, TemplateExample example) {
    private static final String ENDING = ".yaml";

    /** All cases of a folder and those below it, by name. */
    static List<TemplateCase> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(file -> read(folder, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TemplateCase read(Path folder, Path file) {
        String path = folder.relativize(file).toString();
        try {
            return new TemplateCase(
                    path.substring(0, path.length() - ENDING.length()),
                    example(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
    }

    private static TemplateExample example(String text) {
        String header =
                text.lines()
                        .takeWhile(line -> line.startsWith("#"))
                        .map(line -> line.replaceFirst("^# ?", ""))
                        .collect(Collectors.joining("\n"));
        return TemplateExample.of(header, text);
    }

    @Override
    public String toString() {
        return name;
    }
}
