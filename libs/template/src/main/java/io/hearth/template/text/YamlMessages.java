package io.hearth.template.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Tells what is wrong with a YAML text, and where, in PyYAML's words. */
final class YamlMessages {
    private static final int INDENT = 4;
    private static final int WIDTH = 75;

    private YamlMessages() {}

    static String of(YamlEngineException failure) {
        return switch (failure) {
            case MarkedYamlEngineException marked -> marked(marked);
            case ReaderException reader ->
                    "unacceptable character #x%04x: special characters are not allowed\n  in \"<unicode string>\", position %d"
                            .formatted(reader.getCodePoint(), reader.getPosition());
            default -> String.valueOf(failure.getMessage());
        };
    }

    /** The mark on a line of its own, with the text it points to; empty without a mark. */
    static String place(Optional<Mark> mark) {
        return mark.map(found -> "\n" + describe(found)).orElse("");
    }

    private static String marked(MarkedYamlEngineException failure) {
        List<String> lines = new ArrayList<>();
        @Nullable Mark context = failure.getContextMark().orElse(null);
        @Nullable Mark problem = failure.getProblemMark().orElse(null);
        if (failure.getContext() != null) {
            lines.add(failure.getContext());
        }
        if (context != null && (problem == null || !samePlace(context, problem))) {
            lines.add(describe(context));
        }
        if (failure.getProblem() != null) {
            lines.add(failure.getProblem().replaceAll("got (<[a-z ]+>)", "got '$1'"));
        }
        if (problem != null) {
            lines.add(describe(problem));
        }
        return String.join("\n", lines);
    }

    private static boolean samePlace(Mark one, Mark other) {
        return one.getLine() == other.getLine() && one.getColumn() == other.getColumn();
    }

    private static String describe(Mark mark) {
        return "  in \"<unicode string>\", line %d, column %d:\n%s"
                .formatted(
                        mark.getLine() + 1,
                        mark.getColumn() + 1,
                        mark.createSnippet(INDENT, WIDTH));
    }
}
