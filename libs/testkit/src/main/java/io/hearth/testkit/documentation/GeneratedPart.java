package io.hearth.testkit.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part of a page that is made from the code: all that follows its mark. {@code
 * -Dhearth.docs.write=true} writes it.
 */
public final class GeneratedPart {
    private static final String MARK =
            "<!-- made from the code by a test, with -Dhearth.docs.write=true -->\n\n";

    private GeneratedPart() {}

    /** Holds the page against what the code says. */
    public static void assertIs(Path page, String expected) throws IOException {
        String before = Files.readString(page);
        int end = before.indexOf(MARK) + MARK.length();
        assertThat(before).contains(MARK);
        if (Boolean.getBoolean("hearth.docs.write")) {
            Files.writeString(page, before.substring(0, end) + expected);
        }
        assertThat(Files.readString(page).substring(end))
                .as("%s (write it with -Dhearth.docs.write=true)", page)
                .isEqualTo(expected);
    }

    /** A text as the cell of a table. */
    public static String cell(String text) {
        return text.strip()
                .replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("{{", "&#123;&#123;");
    }

    /** A value as code in the cell of a table; empty for none. */
    public static String code(String text) {
        return text.isEmpty() ? "" : "`" + text.replace("|", "\\|") + "`";
    }
}
