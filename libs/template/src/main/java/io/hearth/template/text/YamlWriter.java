package io.hearth.template.text;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/**
 * Plain data as YAML that readers of YAML 1.1 and 1.2 understand alike: keys sorted, in blocks,
 * ASCII only, and a text in quotes wherever any of them might take it for something else.
 */
public final class YamlWriter {
    private static final Pattern LIKE_A_WORD = Pattern.compile("[A-Za-z/_].*");

    private YamlWriter() {}

    /**
     * @param value maps with text keys, lists, String, Boolean, numbers, null
     */
    public static String write(@Nullable Object value) {
        DumpSettings settings =
                DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .setUseUnicodeEncoding(false)
                        // the same list twice is written twice
                        .setDereferenceAliases(true)
                        .build();
        return new Dump(settings, new Scalars(settings)).dumpToString(sorted(value));
    }

    private static @Nullable Object sorted(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> ordered = new TreeMap<>();
                map.forEach((key, one) -> ordered.put(String.valueOf(key), sorted(one)));
                yield ordered;
            }
            case List<?> list -> list.stream().map(YamlWriter::sorted).toList();
            case null, default -> value;
        };
    }

    private static final class Scalars extends StandardRepresenter {
        Scalars(DumpSettings settings) {
            super(settings);
            representers.put(
                    String.class,
                    text -> representScalar(Tag.STR, (String) text, style((String) text)));
            representers.put(
                    Double.class,
                    number ->
                            representScalar(Tag.FLOAT, PythonText.str(number), ScalarStyle.PLAIN));
        }

        private static ScalarStyle style(String text) {
            if (text.indexOf('\n') >= 0) {
                return ScalarStyle.LITERAL;
            }
            return LIKE_A_WORD.matcher(text).matches()
                            && YamlScalars.resolve(text) instanceof String
                    ? ScalarStyle.PLAIN
                    : ScalarStyle.SINGLE_QUOTED;
        }
    }
}
