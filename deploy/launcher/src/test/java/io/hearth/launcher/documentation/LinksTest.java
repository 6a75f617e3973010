package io.hearth.launcher.documentation;

import static io.hearth.launcher.documentation.Repository.DOCUMENTATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links of pages to files and headings of the repository, also where no site is built. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$|`[^`\n]*`");

    static List<Path> pages() throws IOException {
        return DOCUMENTATION.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Path page) {
        List<String> dead = new ArrayList<>();
        LINK.matcher(CODE.matcher(DOCUMENTATION.text(page)).replaceAll(""))
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .filter(link -> !isThere(page, link))
                .forEach(dead::add);

        assertThat(dead).isEmpty();
    }

    private static boolean isThere(Path page, String link) {
        String[] parts = URLDecoder.decode(link, StandardCharsets.UTF_8).split("#", -1);
        Path target =
                parts[0].isEmpty()
                        ? page
                        : Objects.requireNonNullElse(page.getParent(), Path.of(""))
                                .resolve(parts[0])
                                .normalize();
        if (!Files.exists(Repository.ROOT.resolve(target))) {
            return false;
        }
        return parts.length == 1
                || HEADING.matcher(DOCUMENTATION.text(target))
                        .results()
                        .anyMatch(heading -> anchor(heading.group(1)).equals(parts[1]));
    }

    /** As forges name a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
