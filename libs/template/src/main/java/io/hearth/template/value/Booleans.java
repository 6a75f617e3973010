package io.hearth.template.value;

import io.hearth.template.text.PythonText;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Truth values as Heat's parameters take them. */
public final class Booleans {
    private static final Set<String> TRUE = Set.of("1", "t", "true", "on", "y", "yes");
    private static final Set<String> FALSE = Set.of("0", "f", "false", "off", "n", "no");

    private Booleans() {}

    /**
     * @throws IllegalArgumentException with Heat's message
     */
    public static boolean parse(@Nullable Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        String text = PythonText.str(value);
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (TRUE.contains(word)) {
            return true;
        }
        if (FALSE.contains(word)) {
            return false;
        }
        throw new IllegalArgumentException(
                "Unrecognized value '%s', acceptable values are: '0', '1', 'f', 'false', 'n', 'no', 'off', 'on', 't', 'true', 'y', 'yes'"
                        .formatted(text));
    }
}
