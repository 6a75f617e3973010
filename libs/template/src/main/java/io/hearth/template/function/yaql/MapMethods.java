package io.hearth.template.function.yaql;

import io.hearth.template.function.condition.Sameness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The methods of maps. */
final class MapMethods {
    private MapMethods() {}

    static Map<String, Function<Inputs, @Nullable Object>> all() {
        Map<String, Function<Inputs, @Nullable Object>> methods = new HashMap<>();
        methods.put("get", MapMethods::get);
        methods.put("keys", in -> List.copyOf(in.map().keySet()));
        methods.put("values", in -> new ArrayList<@Nullable Object>(in.map().values()));
        methods.put("items", MapMethods::items);
        methods.put("containsKey", in -> in.map().containsKey(Operators.key(in.argument(0))));
        methods.put(
                "containsValue",
                in -> Sameness.contains(new ArrayList<>(in.map().values()), in.argument(0)));
        methods.put("set", MapMethods::set);
        methods.put("delete", MapMethods::delete);
        methods.put("mergeWith", in -> merged(in, in.map(), in.argument(0)));
        return methods;
    }

    private static @Nullable Object get(Inputs in) {
        Object key = Operators.key(in.argument(0));
        return in.map().containsKey(key) ? in.map().get(key) : in.argument(1, null);
    }

    private static Object items(Inputs in) {
        List<@Nullable Object> pairs = new ArrayList<>();
        in.map()
                .forEach(
                        (key, value) -> {
                            List<@Nullable Object> pair = new ArrayList<>();
                            pair.add(key);
                            pair.add(value);
                            pairs.add(pair);
                        });
        return pairs;
    }

    private static Object set(Inputs in) {
        Map<Object, @Nullable Object> changed = copy(in, in.map());
        if (in.count() == 1 && in.argument(0) instanceof Map<?, ?> more) {
            changed.putAll(more);
        } else {
            changed.put(Operators.key(in.argument(0)), in.argument(1));
        }
        return changed;
    }

    private static Object delete(Inputs in) {
        Map<Object, @Nullable Object> changed = copy(in, in.map());
        in.arguments().forEach(key -> changed.remove(Operators.key(key)));
        return changed;
    }

    private static Map<Object, @Nullable Object> copy(Inputs in, Map<?, ?> map) {
        in.guard().values(map.size());
        return new LinkedHashMap<>(map);
    }

    /** Maps in both are merged, lists joined without repetition; else the other's value wins. */
    private static Object merged(Inputs in, Map<?, ?> map, @Nullable Object more) {
        if (!(more instanceof Map<?, ?> others)) {
            throw in.mismatch();
        }
        Map<Object, @Nullable Object> result = copy(in, map);
        others.forEach(
                (key, value) -> {
                    @Nullable Object own = result.get(key);
                    if (own instanceof Map<?, ?> inner && value instanceof Map) {
                        result.put(key, merged(in, inner, value));
                    } else if (own instanceof List<?> list && value instanceof List<?> other) {
                        result.put(key, union(in, list, other));
                    } else {
                        result.put(key, value);
                    }
                });
        return result;
    }

    private static List<@Nullable Object> union(Inputs in, List<?> list, List<?> other) {
        List<@Nullable Object> all = new ArrayList<>();
        for (@Nullable Object item : ListMethods.joined(list, other)) {
            in.guard().characters(all.size());
            if (!Sameness.contains(all, item)) {
                all.add(item);
            }
        }
        return all;
    }
}
