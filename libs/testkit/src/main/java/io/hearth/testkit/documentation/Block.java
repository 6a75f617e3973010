package io.hearth.testkit.documentation;

/**
 * A fenced block of a page.
 *
 * @param page relative to the repository
 * @param line where it begins, from 1
 * @param language what its first line names; empty when it names none
 * @param text with a newline at its end
 */
public record Block(String page, int line, String language, String text) {
    @Override
    public String toString() {
        return "%s:%d (%s)".formatted(page, line, language);
    }
}
