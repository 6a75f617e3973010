package io.hearth.template.function.yaql;

import io.hearth.template.function.condition.Sameness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The methods of lists. */
final class ListMethods {
    private ListMethods() {}

    static Map<String, Function<Inputs, @Nullable Object>> all() {
        Map<String, Function<Inputs, @Nullable Object>> methods = new HashMap<>();
        methods.put("where", ListMethods::where);
        methods.put("filter", ListMethods::where);
        methods.put("select", ListMethods::select);
        methods.put("map", ListMethods::select);
        methods.put("selectMany", in -> flattened(in, in.list(select(in)), 1));
        methods.put("flatten", in -> flattened(in, in.list(), Integer.MAX_VALUE));
        methods.put("toList", Inputs::list);
        methods.put("distinct", ListMethods::distinct);
        methods.put("any", in -> in.count() == 0 ? !in.list().isEmpty() : !where(in).isEmpty());
        methods.put("all", in -> in.list().stream().allMatch(item -> holds(in, item)));
        methods.put("first", in -> end(in, true));
        methods.put("last", in -> end(in, false));
        methods.put("skip", in -> part(in, in.number(in.argument(0)), in.list().size()));
        methods.put("limit", in -> part(in, 0, in.number(in.argument(0))));
        methods.put("take", in -> part(in, 0, in.number(in.argument(0))));
        methods.put("append", in -> joined(in.list(), in.arguments()));
        methods.put("reverse", in -> in.list().reversed());
        methods.put("enumerate", ListMethods::enumerate);
        methods.put("zip", ListMethods::zip);
        methods.put("indexOf", ListMethods::indexOf);
        methods.put("orderBy", in -> ordered(in, 1));
        methods.put("orderByDescending", in -> ordered(in, -1));
        methods.put("groupBy", ListMethods::groupBy);
        methods.put("toDict", ListMethods::toDict);
        methods.put("aggregate", ListMethods::aggregate);
        methods.put("reduce", ListMethods::aggregate);
        methods.put("sum", in -> folded(in, (a, b) -> Operators.plus(a, b, in.guard())));
        methods.put("max", in -> folded(in, (a, b) -> Operators.compare(b, a) > 0 ? b : a));
        methods.put("min", in -> folded(in, (a, b) -> Operators.compare(b, a) < 0 ? b : a));
        methods.put("defaultIfEmpty", in -> in.list().isEmpty() ? in.argument(0) : in.receiver());
        return methods;
    }

    private static List<@Nullable Object> where(Inputs in) {
        List<@Nullable Object> kept = new ArrayList<>();
        for (@Nullable Object item : in.list()) {
            if (in.test(0, item)) {
                kept.add(item);
            }
        }
        return kept;
    }

    private static List<@Nullable Object> select(Inputs in) {
        List<@Nullable Object> made = new ArrayList<>();
        in.list().forEach(item -> made.add(in.call(0, item)));
        return made;
    }

    private static boolean holds(Inputs in, @Nullable Object item) {
        return in.count() == 0 ? Operators.isTrue(item) : in.test(0, item);
    }

    private static List<@Nullable Object> flattened(Inputs in, List<?> list, int levels) {
        List<@Nullable Object> flat = new ArrayList<>();
        for (@Nullable Object item : list) {
            in.guard().one();
            if (item instanceof List<?> inner && levels > 0) {
                flat.addAll(flattened(in, inner, levels - 1));
            } else {
                flat.add(item);
            }
        }
        return flat;
    }

    private static List<@Nullable Object> distinct(Inputs in) {
        List<@Nullable Object> seen = new ArrayList<>();
        List<@Nullable Object> kept = new ArrayList<>();
        for (@Nullable Object item : in.list()) {
            @Nullable Object key = in.count() == 0 ? item : in.call(0, item);
            in.guard().characters(seen.size());
            if (!Sameness.contains(seen, key)) {
                seen.add(key);
                kept.add(item);
            }
        }
        return kept;
    }

    private static @Nullable Object end(Inputs in, boolean first) {
        if (in.list().isEmpty()) {
            return in.argument(0);
        }
        return first ? in.list().getFirst() : in.list().getLast();
    }

    private static List<?> part(Inputs in, int from, int to) {
        int start = Math.max(0, Math.min(from, in.list().size()));
        return in.list().subList(start, Math.max(start, Math.min(to, in.list().size())));
    }

    static List<@Nullable Object> joined(List<?> one, List<?> other) {
        List<@Nullable Object> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    private static Object enumerate(Inputs in) {
        long start = in.number(in.argument(0, 0L));
        List<@Nullable Object> pairs = new ArrayList<>();
        for (@Nullable Object item : in.list()) {
            pairs.add(listOf(start + pairs.size(), item));
        }
        return pairs;
    }

    private static Object zip(Inputs in) {
        List<List<?>> lists = new ArrayList<>(List.of(in.list()));
        in.arguments().forEach(list -> lists.add(in.list(list)));
        List<@Nullable Object> rows = new ArrayList<>();
        int size = lists.stream().mapToInt(List::size).min().orElse(0);
        for (int index = 0; index < size; index++) {
            List<@Nullable Object> row = new ArrayList<>();
            for (List<?> list : lists) {
                row.add(list.get(index));
            }
            rows.add(row);
        }
        return rows;
    }

    private static Object indexOf(Inputs in) {
        if (in.receiver() instanceof String text) {
            return (long) text.indexOf(in.text(in.argument(0)));
        }
        @Nullable Object wanted = in.argument(0);
        for (int index = 0; index < in.list().size(); index++) {
            if (Sameness.same(in.list().get(index), wanted)) {
                return (long) index;
            }
        }
        return -1L;
    }

    /** An item, with the value that it is ordered by. */
    private record Keyed(@Nullable Object key, @Nullable Object item) {}

    private static Object ordered(Inputs in, int direction) {
        List<Keyed> keyed = new ArrayList<>();
        in.list().forEach(item -> keyed.add(new Keyed(in.call(0, item), item)));
        keyed.sort((one, other) -> direction * Operators.compare(one.key(), other.key()));
        List<@Nullable Object> items = new ArrayList<>();
        keyed.forEach(one -> items.add(one.item()));
        return items;
    }

    private static Object groupBy(Inputs in) {
        // A list of one holds a key of any kind, nothing among them.
        Map<List<@Nullable Object>, List<@Nullable Object>> groups = new LinkedHashMap<>();
        for (@Nullable Object item : in.list()) {
            groups.computeIfAbsent(
                            Collections.singletonList(in.call(0, item)), key -> new ArrayList<>())
                    .add(in.count() > 1 ? in.call(1, item) : item);
        }
        List<@Nullable Object> pairs = new ArrayList<>();
        groups.forEach(
                (key, items) -> {
                    @Nullable Object made = in.count() > 2 ? in.call(2, items) : items;
                    pairs.add(listOf(key.getFirst(), made));
                });
        return pairs;
    }

    private static Object toDict(Inputs in) {
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        for (@Nullable Object item : in.list()) {
            map.put(Operators.key(in.call(0, item)), in.count() > 1 ? in.call(1, item) : item);
        }
        return map;
    }

    private static @Nullable Object aggregate(Inputs in) {
        BinaryOperator<@Nullable Object> step = (sum, item) -> in.call(0, sum, item);
        return in.count() > 1
                ? fold(in.argument(1), in.list(), step)
                : fold(in.list().isEmpty() ? in.argument(1) : in.list().getFirst(), rest(in), step);
    }

    /** With the start that is given, else the first item, which there must be. */
    private static @Nullable Object folded(Inputs in, BinaryOperator<@Nullable Object> step) {
        return in.count() > 0 || in.list().isEmpty()
                ? fold(in.argument(0), in.list(), step)
                : fold(in.list().getFirst(), rest(in), step);
    }

    private static List<?> rest(Inputs in) {
        return in.list().isEmpty() ? List.of() : in.list().subList(1, in.list().size());
    }

    private static @Nullable Object fold(
            @Nullable Object start, List<?> items, BinaryOperator<@Nullable Object> step) {
        @Nullable Object result = start;
        for (@Nullable Object item : items) {
            result = step.apply(result, item);
        }
        return result;
    }

    private static List<@Nullable Object> listOf(@Nullable Object one, @Nullable Object other) {
        List<@Nullable Object> pair = new ArrayList<>();
        pair.add(one);
        pair.add(other);
        return Collections.unmodifiableList(pair);
    }
}
