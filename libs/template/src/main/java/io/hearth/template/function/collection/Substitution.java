package io.hearth.template.function.collection;

import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.SizeGuard;
import io.hearth.template.text.PythonText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts one combination of values in the place of the variables of a {@code repeat}. */
record Substitution(List<String> names, List<?> values, SizeGuard guard) {
    @Nullable Object in(@Nullable Object template) {
        guard.one();
        return switch (template) {
            case String text -> text(text);
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>();
                list.forEach(item -> items.add(in(item)));
                yield Collections.unmodifiableList(items);
            }
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> entries = new LinkedHashMap<>();
                map.forEach((key, entry) -> entries.put(text(String.valueOf(key)), in(entry)));
                yield Collections.unmodifiableMap(entries);
            }
            case null, default -> template;
        };
    }

    private String text(String template) {
        String result = template;
        for (int index = 0; index < names.size(); index++) {
            String name = names.get(index);
            if (name.isEmpty()) {
                throw TemplateException.invalid("A variable of \"repeat\" must have a name", "");
            }
            String value = PythonText.str(values.get(index));
            // Each occurrence grows the text by the value at most; counted before it is made.
            guard.characters((long) occurrences(result, name) * value.length());
            result = result.replace(name, value);
        }
        guard.characters(result.length());
        return result;
    }

    private static int occurrences(String text, String name) {
        int count = 0;
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length())) {
            count++;
        }
        return count;
    }
}
