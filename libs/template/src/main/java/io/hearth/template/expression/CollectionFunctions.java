package io.hearth.template.expression;

import io.hearth.template.error.TemplateException;
import io.hearth.template.text.JsonReader;
import io.hearth.template.text.MalformedTextException;
import io.hearth.template.text.PythonText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that choose from lists and maps, or make them. */
final class CollectionFunctions {
    private CollectionFunctions() {}

    static @Nullable Object select(@Nullable Object selector, @Nullable Object from) {
        return switch (from) {
            // What is not there yet often comes as an empty text.
            case null -> "";
            case String text -> text.isEmpty() ? "" : select(selector, parsed(text));
            case Map<?, ?> map -> {
                if (!(selector instanceof String key)) {
                    throw wrong("Index to \"Fn::Select\" must be a string");
                }
                yield map.containsKey(key) ? map.get(key) : "";
            }
            case List<?> list -> item(list, selector);
            default -> throw wrong("Arguments to Fn::Select not fully resolved");
        };
    }

    private static @Nullable Object parsed(String text) {
        try {
            @Nullable Object value = JsonReader.read(text);
            if (value instanceof String) {
                throw wrong("Arguments to Fn::Select not fully resolved");
            }
            return value;
        } catch (JsonReader.SyntaxException | MalformedTextException malformed) {
            throw wrong("\"Fn::Select\": " + malformed.getMessage());
        }
    }

    private static @Nullable Object item(List<?> list, @Nullable Object selector) {
        try {
            int index = Integer.parseInt(String.valueOf(selector));
            int positive = index < 0 ? index + list.size() : index;
            return positive >= 0 && positive < list.size() ? list.get(positive) : "";
        } catch (NumberFormatException notAnIndex) {
            throw wrong("Index to \"Fn::Select\" must be an integer");
        }
    }

    static @Nullable Object findInMap(
            Map<String, Object> mappings,
            @Nullable Object map,
            @Nullable Object key,
            @Nullable Object name) {
        if (mappings.get(String.valueOf(map)) instanceof Map<?, ?> named
                && named.get(String.valueOf(key)) instanceof Map<?, ?> entries
                && entries.containsKey(String.valueOf(name))) {
            return entries.get(String.valueOf(name));
        }
        throw wrong("\"Fn::FindInMap\" finds no [%s, %s, %s]".formatted(map, key, name));
    }

    static List<@Nullable Object> repeat(
            Expression.Repeat call,
            @Nullable Object forEach,
            @Nullable Object template,
            SizeGuard guard) {
        if (!(forEach instanceof Map<?, ?> loops)) {
            throw wrong("The \"for_each\" argument to \"repeat\" must contain a map");
        }
        List<String> names = loops.keySet().stream().map(String::valueOf).toList();
        List<List<?>> values = new ArrayList<>();
        for (@Nullable Object value : loops.values()) {
            values.add(loop(call, value));
        }
        List<@Nullable Object> result = new ArrayList<>();
        for (List<?> combination :
                call.permutations() ? product(values, guard) : parallel(values)) {
            result.add(substitute(template, names, combination, guard));
        }
        return Collections.unmodifiableList(result);
    }

    private static List<?> loop(Expression.Repeat call, @Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list;
            case Map<?, ?> map when call.maps() && call.permutations() -> List.copyOf(map.keySet());
            default ->
                    throw wrong(
                            "The values of the \"for_each\" argument to \"repeat\" must be lists"
                                    + (call.maps() && call.permutations() ? " or maps" : ""));
        };
    }

    /** Every value with every other; the last changes fastest. */
    private static List<List<?>> product(List<List<?>> values, SizeGuard guard) {
        List<List<?>> combinations = List.of(List.of());
        for (List<?> choices : values) {
            List<List<?>> longer = new ArrayList<>();
            for (List<?> start : combinations) {
                for (@Nullable Object choice : choices) {
                    guard.one();
                    List<@Nullable Object> next = new ArrayList<>(start);
                    next.add(choice);
                    longer.add(next);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    private static List<List<?>> parallel(List<List<?>> values) {
        int size = values.isEmpty() ? 0 : values.getFirst().size();
        List<List<?>> combinations = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            List<@Nullable Object> combination = new ArrayList<>();
            for (List<?> choices : values) {
                if (choices.size() != size) {
                    throw wrong(
                            "For repeat, the length of for_each values should be equal if no nested loop.");
                }
                combination.add(choices.get(index));
            }
            combinations.add(combination);
        }
        return combinations;
    }

    private static @Nullable Object substitute(
            @Nullable Object template, List<String> names, List<?> values, SizeGuard guard) {
        guard.one();
        return switch (template) {
            case String text -> substitute(text, names, values, guard);
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>();
                list.forEach(item -> items.add(substitute(item, names, values, guard)));
                yield Collections.unmodifiableList(items);
            }
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> entries = new LinkedHashMap<>();
                map.forEach(
                        (key, entry) ->
                                entries.put(
                                        substitute(String.valueOf(key), names, values, guard),
                                        substitute(entry, names, values, guard)));
                yield Collections.unmodifiableMap(entries);
            }
            case null, default -> template;
        };
    }

    private static String substitute(
            String text, List<String> names, List<?> values, SizeGuard guard) {
        String result = text;
        for (int index = 0; index < names.size(); index++) {
            String name = names.get(index);
            if (name.isEmpty()) {
                throw wrong("A variable of \"repeat\" must have a name");
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

    private static TemplateException wrong(String message) {
        return TemplateException.invalid(message, "");
    }
}
