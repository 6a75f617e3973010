package io.hearth.template.function.collection;

import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Expression;
import io.hearth.template.expression.PureFunction;
import io.hearth.template.expression.SizeGuard;
import io.hearth.template.function.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code repeat}: the template once for each combination of the values.
 *
 * @param permutations every value with every other; else the first with the first, and so on
 * @param maps the values may be maps, too, and their keys are taken
 */
public record Repeat(String function, boolean permutations, boolean maps) implements PureFunction {
    public static Expression parse(Call call) {
        Map<?, ?> map = call.map();
        if (!map.containsKey("for_each") || !map.containsKey("template")) {
            throw call.wrong(
                    """
                    "repeat" syntax should be repeat:
                      template: This is %var%
                      for_each:
                        %var%: ['a', 'b', 'c']""");
        }
        Expression forEach = call.entry(map, "for_each");
        if (forEach instanceof Expression.Literal || forEach instanceof Expression.ListOf) {
            throw call.wrong(
                    "The \"for_each\" argument to \"%s\" must contain a map"
                            .formatted(call.function()));
        }
        return Call.of(
                new Repeat(
                        call.function(),
                        permutations(call, map.get("permutations")),
                        call.isHotSince("2016-10-14")),
                forEach,
                call.entry(map, "template"));
    }

    private static boolean permutations(Call call, @Nullable Object declared) {
        if (declared == null || !call.isHotSince("2017-09-01")) {
            return true;
        }
        if (!(declared instanceof Boolean permutations)) {
            throw call.wrong(
                    "\"permutations\" should be boolean type for %s function."
                            .formatted(call.function()));
        }
        return permutations;
    }

    @Override
    public Object apply(List<@Nullable Object> arguments, SizeGuard guard) {
        if (!(arguments.get(0) instanceof Map<?, ?> loops)) {
            throw wrong("The \"for_each\" argument to \"repeat\" must contain a map");
        }
        List<String> names = loops.keySet().stream().map(String::valueOf).toList();
        List<List<?>> values = new ArrayList<>();
        for (@Nullable Object value : loops.values()) {
            values.add(loop(value));
        }
        boolean complete = loops.values().stream().noneMatch(Objects::isNull);
        List<@Nullable Object> result = new ArrayList<>();
        for (List<?> combination :
                permutations ? product(values, guard) : parallel(values, complete)) {
            result.add(new Substitution(names, combination, guard).in(arguments.get(1)));
        }
        return Collections.unmodifiableList(result);
    }

    private List<?> loop(@Nullable Object value) {
        boolean takesMaps = maps && permutations;
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list;
            case Map<?, ?> map when takesMaps -> List.copyOf(map.keySet());
            default ->
                    throw wrong(
                            "The values of the \"for_each\" argument to \"repeat\" must be lists"
                                    + (takesMaps ? " or maps" : ""));
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

    /** The first with the first, and so on; nothing where one of the loops has no values yet. */
    private static List<List<?>> parallel(List<List<?>> values, boolean complete) {
        List<List<?>> given = values.stream().filter(list -> complete || !list.isEmpty()).toList();
        int size = given.isEmpty() ? 0 : given.getFirst().size();
        if (given.stream().anyMatch(choices -> choices.size() != size)) {
            throw wrong(
                    "For repeat, the length of for_each values should be equal if no nested loop.");
        }
        List<List<?>> combinations = new ArrayList<>();
        for (int index = 0; complete && index < size; index++) {
            List<@Nullable Object> combination = new ArrayList<>();
            for (List<?> choices : values) {
                combination.add(choices.get(index));
            }
            combinations.add(combination);
        }
        return combinations;
    }

    private static TemplateException wrong(String message) {
        return TemplateException.invalid(message, "");
    }
}
