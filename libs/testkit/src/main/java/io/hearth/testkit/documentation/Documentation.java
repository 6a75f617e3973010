package io.hearth.testkit.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages of the repository that people read. */
public final class Documentation {
    private static final Pattern FENCE = Pattern.compile("(?m)^ *```");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```([^\n`]*)\n(.*?)^```$");

    private final Path repository;

    private Documentation(Path repository) {
        this.repository = repository;
    }

    public static Documentation of(Path repository) {
        return new Documentation(repository);
    }

    /** Relative to the repository, in order. */
    public List<Path> pages() throws IOException {
        try (Stream<Path> ofDocs = Files.walk(repository.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md").map(repository::resolve),
                            ofDocs.filter(file -> file.toString().endsWith(".md")))
                    .map(repository::relativize)
                    .filter(page -> !page.toString().matches(".*(node_modules|\\.vitepress).*"))
                    .sorted()
                    .toList();
        }
    }

    public String text(Path page) {
        try {
            return Files.readString(repository.resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fenced blocks of all pages; none is left out because of how it is written. */
    public List<Block> blocks() throws IOException {
        return pages().stream().flatMap(page -> blocks(page).stream()).toList();
    }

    /** Those of a language. */
    public List<Block> blocks(String language) throws IOException {
        return blocks().stream().filter(block -> block.language().equals(language)).toList();
    }

    private List<Block> blocks(Path page) {
        String text = text(page);
        List<Block> blocks =
                BLOCK.matcher(text)
                        .results()
                        .map(
                                found ->
                                        new Block(
                                                page.toString(),
                                                1
                                                        + (int)
                                                                text.substring(0, found.start())
                                                                        .lines()
                                                                        .count(),
                                                found.group(1).strip(),
                                                found.group(2)))
                        .toList();
        assertThat(FENCE.matcher(text).results().count())
                .as("fences of %s", page)
                .isEqualTo(2L * blocks.size());
        return blocks;
    }
}
