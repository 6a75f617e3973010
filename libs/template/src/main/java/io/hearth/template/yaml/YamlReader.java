package io.hearth.template.yaml;

import org.jspecify.annotations.Nullable;

/** Reads YAML as Heat's loader does, within limits. */
public final class YamlReader {
    private YamlReader() {}

    /** The document as plain data: maps in order, lists, strings, numbers, booleans, null. */
    public static @Nullable Object read(String text) {
        throw new UnsupportedOperationException("not yet");
    }
}
