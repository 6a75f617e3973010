package io.hearth.template.expression;

import io.hearth.template.error.TemplateException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends a resolution whose functions multiply a small template into something huge. */
public final class SizeGuard {
    private static final long MAX_CHARACTERS = 8L * 1024 * 1024;
    private static final long MAX_VALUES = 200_000;

    private long characters;
    private long values;

    /** Counts a function's result, with all inside it. */
    public void count(@Nullable Object value) {
        one();
        switch (value) {
            case String text -> characters(text.length());
            case List<?> list -> list.forEach(this::count);
            case Map<?, ?> map ->
                    map.forEach(
                            (key, entry) -> {
                                count(key);
                                count(entry);
                            });
            case null, default -> {}
        }
    }

    public void one() {
        if (++values > MAX_VALUES) {
            throw tooLarge();
        }
    }

    public void characters(long more) {
        characters += more;
        if (characters > MAX_CHARACTERS) {
            throw tooLarge();
        }
    }

    private static TemplateException tooLarge() {
        return TemplateException.invalid(
                "A value is too large when its functions are resolved", "");
    }
}
