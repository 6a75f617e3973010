package io.hearth.template.text;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads JSON and YAML as Heat's loader does (YAML 1.1 as PyYAML has it), but bounded: size, depth,
 * aliases, and what the document is when its aliases are written out.
 */
public final class YamlReader {
    private YamlReader() {}

    /**
     * The document as immutable plain data: maps in order with text keys, lists, String, Long,
     * BigInteger, Double, Boolean, null.
     */
    public static @Nullable Object read(String text) throws MalformedTextException {
        if (isTooLarge(text)) {
            throw new MalformedTextException(
                    "more than %d bytes".formatted(DocumentBudget.MAX_BYTES));
        }
        if (looksLikeJson(text)) {
            try {
                return JsonReader.read(text);
            } catch (JsonReader.SyntaxException notJson) {
                return readYaml(text);
            }
        }
        return readYaml(text);
    }

    /** Whether it is over the size that a template may have; its size then is {@link #size}. */
    public static boolean isTooLarge(String text) {
        return size(text) > DocumentBudget.MAX_BYTES;
    }

    /** Bytes in UTF-8. */
    public static long size(String text) {
        return DocumentBudget.utf8Length(text);
    }

    private static boolean looksLikeJson(String text) {
        return text.stripLeading().startsWith("{");
    }

    private static @Nullable Object readYaml(String text) throws MalformedTextException {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(DocumentBudget.MAX_BYTES).build();
        try {
            return new YamlComposer(new Parse(settings).parseString(text).iterator()).document();
        } catch (YamlEngineException malformed) {
            throw new MalformedTextException(YamlMessages.of(malformed));
        }
    }
}
