package io.hearth.template.function.yaql;

import io.hearth.template.function.yaql.query.Query;
import io.hearth.template.text.PythonText;
import io.hearth.template.value.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The functions and methods of the subset by name. */
final class Functions {
    private static final Set<String> GENERATORS =
            Set.of(
                    "where",
                    "filter",
                    "select",
                    "map",
                    "selectMany",
                    "flatten",
                    "distinct",
                    "skip",
                    "limit",
                    "take",
                    "append",
                    "concat",
                    "reverse",
                    "enumerate",
                    "zip",
                    "groupBy",
                    "join");
    private static final Map<String, Function<Inputs, @Nullable Object>> FUNCTIONS =
            new HashMap<>();
    private static final Map<String, Function<Inputs, @Nullable Object>> METHODS = new HashMap<>();

    static {
        METHODS.putAll(ListMethods.all());
        METHODS.putAll(MapMethods.all());
        METHODS.putAll(TextMethods.all());
        METHODS.put("len", in -> length(in, in.receiver()));
        METHODS.put("count", in -> (long) in.list().size());
        METHODS.put("contains", in -> Operators.isIn(in.argument(0), in.receiver()));
        METHODS.put("isEmpty", in -> length(in, in.receiver()) == 0);
        FUNCTIONS.put("len", in -> length(in, in.argument(0)));
        FUNCTIONS.put("list", Functions::list);
        FUNCTIONS.put("dict", Functions::dict);
        FUNCTIONS.put("coalesce", Functions::coalesce);
        FUNCTIONS.put("switch", Functions::choose);
        FUNCTIONS.put("range", Functions::range);
        FUNCTIONS.put("str", in -> string(in.argument(0)));
        FUNCTIONS.put("int", in -> integer(in, in.argument(0)));
        FUNCTIONS.put("float", in -> parsed(in, in.argument(0)).doubleValue());
        FUNCTIONS.put("bool", in -> Operators.isTrue(in.argument(0)));
        FUNCTIONS.put("abs", in -> absolute(in.argument(0)));
        FUNCTIONS.put("max", in -> either(in, (a, b) -> Operators.compare(a, b) > 0 ? a : b));
        FUNCTIONS.put("min", in -> either(in, (a, b) -> Operators.compare(a, b) < 0 ? a : b));
        FUNCTIONS.put("isString", in -> in.argument(0) instanceof String);
        FUNCTIONS.put("isList", in -> in.argument(0) instanceof List);
        FUNCTIONS.put("isDict", in -> in.argument(0) instanceof Map);
        FUNCTIONS.put("isNumber", in -> in.argument(0) instanceof Number);
        FUNCTIONS.put("isInteger", in -> in.argument(0) instanceof Long);
        FUNCTIONS.put("isBoolean", in -> in.argument(0) instanceof Boolean);
    }

    private Functions() {}

    /** Whether YAQL makes the items one by one, so that {@code list(…)} puts them in its own. */
    static boolean generates(Query.Use use) {
        return use.receiver() == null
                ? use.function().equals("range")
                : GENERATORS.contains(use.function());
    }

    static boolean has(String function, boolean method) {
        return (method ? METHODS : FUNCTIONS).containsKey(function);
    }

    static @Nullable Object apply(Inputs inputs) {
        Function<Inputs, @Nullable Object> known =
                (inputs.use().receiver() == null ? FUNCTIONS : METHODS)
                        .get(inputs.use().function());
        if (known == null) {
            throw inputs.mismatch();
        }
        return known.apply(inputs);
    }

    private static long length(Inputs in, @Nullable Object value) {
        return switch (value) {
            case String text -> text.codePointCount(0, text.length());
            case List<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            case null, default -> throw in.mismatch();
        };
    }

    private static Object list(Inputs in) {
        List<@Nullable Object> all = new ArrayList<>();
        for (@Nullable Object argument : in.arguments()) {
            if (argument instanceof Evaluator.Generated items) {
                all.addAll(items);
            } else {
                all.add(argument);
            }
        }
        return all;
    }

    private static Object dict(Inputs in) {
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        for (@Nullable Object item : in.count() == 0 ? List.of() : in.list(in.argument(0))) {
            List<?> pair = in.list(item);
            if (pair.size() != 2) {
                throw in.mismatch();
            }
            map.put(Operators.key(pair.get(0)), pair.get(1));
        }
        for (Query.Pair pair : in.use().named()) {
            map.put(
                    Operators.key(in.evaluator().evaluate(pair.key(), in.scope())),
                    in.evaluator().evaluate(pair.value(), in.scope()));
        }
        return map;
    }

    private static @Nullable Object coalesce(Inputs in) {
        for (int index = 0; index < in.count(); index++) {
            @Nullable Object value = in.argument(index);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable Object choose(Inputs in) {
        for (Query.Pair pair : in.use().named()) {
            if (Operators.isTrue(in.evaluator().evaluate(pair.key(), in.scope()))) {
                return in.evaluator().evaluate(pair.value(), in.scope());
            }
        }
        return null;
    }

    private static Object range(Inputs in) {
        int start = in.count() < 2 ? 0 : in.number(in.argument(0));
        int stop = in.number(in.argument(in.count() < 2 ? 0 : 1));
        int step = in.number(in.argument(2, 1L));
        if (step == 0) {
            throw in.mismatch();
        }
        List<@Nullable Object> numbers = new ArrayList<>();
        for (long at = start; step > 0 ? at < stop : at > stop; at += step) {
            in.guard().one();
            numbers.add(at);
        }
        return numbers;
    }

    static String string(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Boolean truth -> truth ? "true" : "false";
            case List<?> list -> tuple(list);
            case Map<?, ?> map -> tuple(map);
            default -> PythonText.str(value);
        };
    }

    /** YAQL's lists are Python's tuples, and print so. */
    private static String tuple(@Nullable Object value) {
        return switch (value) {
            case List<?> list ->
                    list.stream()
                            .map(Functions::tuple)
                            .collect(Collectors.joining(", ", "(", list.size() == 1 ? ",)" : ")"));
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(
                                    entry ->
                                            PythonText.repr(entry.getKey())
                                                    + ": "
                                                    + tuple(entry.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
            case null, default -> PythonText.repr(value);
        };
    }

    private static Number parsed(Inputs in, @Nullable Object value) {
        try {
            return value == null ? 0L : Numbers.parse(value);
        } catch (IllegalArgumentException notANumber) {
            throw in.mismatch();
        }
    }

    private static Object integer(Inputs in, @Nullable Object value) {
        Number number = parsed(in, value);
        return number instanceof Double decimal ? (Object) decimal.longValue() : number;
    }

    private static Number absolute(@Nullable Object value) {
        return Operators.compare(Arithmetic.number(value), 0L) < 0
                ? Arithmetic.negative(value)
                : Arithmetic.number(value);
    }

    private static @Nullable Object either(Inputs in, BinaryOperator<@Nullable Object> better) {
        return better.apply(in.argument(0), in.argument(1));
    }
}
