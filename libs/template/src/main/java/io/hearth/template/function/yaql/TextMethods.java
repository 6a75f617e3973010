package io.hearth.template.function.yaql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The methods of texts, and those that lists share with them. */
final class TextMethods {
    private TextMethods() {}

    static Map<String, Function<Inputs, @Nullable Object>> all() {
        Map<String, Function<Inputs, @Nullable Object>> methods = new HashMap<>();
        methods.put("toUpper", in -> in.text().toUpperCase(Locale.ROOT));
        methods.put("toLower", in -> in.text().toLowerCase(Locale.ROOT));
        methods.put("trim", in -> in.text().strip());
        methods.put("trimLeft", in -> in.text().stripLeading());
        methods.put("trimRight", in -> in.text().stripTrailing());
        methods.put("startsWith", in -> matches(in, in.text()::startsWith));
        methods.put("endsWith", in -> matches(in, in.text()::endsWith));
        methods.put("substring", TextMethods::substring);
        methods.put("split", TextMethods::split);
        methods.put("replace", TextMethods::replace);
        methods.put("join", TextMethods::join);
        methods.put("concat", TextMethods::concat);
        return methods;
    }

    private static boolean matches(Inputs in, Function<String, Boolean> test) {
        return in.arguments().stream().anyMatch(part -> test.apply(in.text(part)));
    }

    private static Object substring(Inputs in) {
        String text = in.text();
        int start = in.number(in.argument(0));
        int from = Math.clamp(start < 0 ? (long) start + text.length() : start, 0, text.length());
        int length = in.number(in.argument(1, -1L));
        return text.substring(
                from,
                length < 0 ? text.length() : Math.clamp((long) from + length, from, text.length()));
    }

    private static Object split(Inputs in) {
        String text = in.text();
        List<@Nullable Object> parts = new ArrayList<>();
        if (in.count() == 0) {
            for (String word : text.strip().split("\\s+", -1)) {
                if (!word.isEmpty()) {
                    parts.add(word);
                }
            }
            return parts;
        }
        String separator = in.text(in.argument(0));
        if (separator.isEmpty()) {
            throw in.mismatch();
        }
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            in.guard().one();
            parts.add(text.substring(from, at));
            from = at + separator.length();
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static Object replace(Inputs in) {
        String text = in.text();
        String old = in.text(in.argument(0));
        String value = in.text(in.argument(1));
        if (old.isEmpty()) {
            throw in.mismatch();
        }
        in.guard().characters(((long) text.length() / old.length() + 1) * value.length());
        return text.replace(old, value);
    }

    /**
     * {@code list.join(separator)} or {@code separator.join(list)}; of two lists with a condition
     * and what to make of each pair.
     */
    private static Object join(Inputs in) {
        if (in.count() == 3) {
            return pairs(in);
        }
        @Nullable Object other = in.argument(0);
        List<?> list = in.list(in.receiver() instanceof String ? other : in.receiver());
        String separator = in.text(in.receiver() instanceof String ? in.receiver() : other);
        List<String> texts = new ArrayList<>();
        for (@Nullable Object item : list) {
            String text = Functions.string(item);
            in.guard().characters((long) text.length() + separator.length());
            texts.add(text);
        }
        return String.join(separator, texts);
    }

    private static Object pairs(Inputs in) {
        List<@Nullable Object> made = new ArrayList<>();
        List<?> others = in.list(in.argument(0));
        for (@Nullable Object one : in.list()) {
            for (@Nullable Object other : others) {
                if (Operators.isTrue(in.call(1, one, other))) {
                    made.add(in.call(2, one, other));
                }
            }
        }
        return made;
    }

    private static Object concat(Inputs in) {
        @Nullable Object all = in.receiver();
        for (@Nullable Object more : in.arguments()) {
            all = Operators.plus(all, more, in.guard());
        }
        return all instanceof List || all instanceof String ? all : in.list(all);
    }
}
