package io.hearth.launcher.documentation;

import io.hearth.testkit.documentation.Block;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The commands of a block, a line each. */
public final class CommandLines {
    private static final String PROMPT = "$ ";
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|[^\\s\"']+");
    private static final Pattern COMMENT = Pattern.compile("(?m)(?:^| )#.*$");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern OF_HEARTH =
            Pattern.compile("(?:^|[|;&(]) *(?:\\w+=\\S+ +)*deploy/hearth ([^|;&)\n]*)");

    /** What pages leave to their readers. */
    private static final Map<String, String> PLACEHOLDERS =
            Map.of(
                    "SERVICE", "stack-api",
                    "\"$OS_AUTH_URL\"", "http://127.0.0.1:5000/v3",
                    "LETTER", "stack-api:0:0");

    private final String text;

    private CommandLines(String text) {
        this.text = text;
    }

    /** Of a block of the language sh; of one of the language console what stands behind prompts. */
    public static CommandLines of(Block block) {
        String text = block.text();
        if (block.language().equals("console")) {
            text =
                    text.lines()
                            .filter(line -> line.startsWith(PROMPT))
                            .map(line -> line.substring(PROMPT.length()))
                            .collect(Collectors.joining("\n", "", "\n"));
        }
        return new CommandLines(text);
    }

    public String text() {
        return text;
    }

    /** Those that go on over several lines as one. */
    public List<String> lines() {
        String plain = COMMENT.matcher(text).replaceAll("").replaceAll("(\\\\| \\|)\n\\s*", " ");
        return QUOTED.matcher(plain)
                .replaceAll(quoted -> Matcher.quoteReplacement(quoted.group().replace('\n', ' ')))
                .lines()
                .filter(line -> !line.isBlank())
                .map(String::strip)
                .toList();
    }

    /** What stands behind each {@code deploy/hearth}. */
    public List<List<String>> argumentsOfHearth() {
        return lines().stream()
                .flatMap(line -> OF_HEARTH.matcher(line).results())
                .map(found -> words(found.group(1)))
                .toList();
    }

    /** As a shell divides them, with something in the place of what a page leaves open. */
    public static List<String> words(String command) {
        return WORD.matcher(command)
                .results()
                .map(found -> PLACEHOLDERS.getOrDefault(found.group(), found.group()))
                .map(word -> word.replaceAll("^[\"']|[\"']$", ""))
                .toList();
    }
}
