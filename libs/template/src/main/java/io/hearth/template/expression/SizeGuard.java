package io.hearth.template.expression;

import io.hearth.template.error.TemplateException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends a resolution whose functions multiply a small template into something huge. */
public final class SizeGuard {
    private static final long MAX_CHARACTERS = 8L * 1024 * 1024;
    private static final long MAX_VALUES = 200_000;

    private static final long WHOLE_CHARACTERS = 64 * MAX_CHARACTERS;
    private static final long WHOLE_VALUES = 64 * MAX_VALUES;

    private final long maxCharacters;
    private final long maxValues;
    private final @Nullable SizeGuard whole;
    private long characters;
    private long values;

    private SizeGuard(long maxCharacters, long maxValues, @Nullable SizeGuard whole) {
        this.maxCharacters = maxCharacters;
        this.maxValues = maxValues;
        this.whole = whole;
    }

    /** For all values of a template together. */
    static SizeGuard ofTemplate() {
        return new SizeGuard(WHOLE_CHARACTERS, WHOLE_VALUES, null);
    }

    /** For one value, which counts for the whole, too. */
    SizeGuard ofValue() {
        return new SizeGuard(MAX_CHARACTERS, MAX_VALUES, this);
    }

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
        if (++values > maxValues) {
            throw tooLarge();
        }
        if (whole != null) {
            whole.one();
        }
    }

    public void values(long more) {
        values += more - 1;
        one();
    }

    public void characters(long more) {
        characters += more;
        if (characters > maxCharacters) {
            throw tooLarge();
        }
        if (whole != null) {
            whole.characters(more);
        }
    }

    private TemplateException tooLarge() {
        return TemplateException.invalid(
                whole == null
                        ? "The template's values are too large when their functions are resolved"
                        : "A value is too large when its functions are resolved",
                "");
    }
}
