package io.hearth.template.function.collection;

import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Expression;
import io.hearth.template.expression.PureFunction;
import io.hearth.template.expression.SizeGuard;
import io.hearth.template.function.Call;
import io.hearth.template.function.condition.Sameness;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code filter}: a list without some values. */
public record Filter(String function) implements PureFunction {
    private static final long MAX_COMPARISONS = 20_000_000;

    public static Expression parse(Call call) {
        if (!(call.arguments() instanceof List<?> list)) {
            throw call.wrong("Argument to \"%s\" must be a list".formatted(call.function()));
        }
        if (list.size() != 2) {
            throw call.wrong(
                    "\"%s\" expected 2 arguments of the form [values, sequence] but got %d arguments instead"
                            .formatted(call.function(), list.size()));
        }
        return new Expression.Apply(new Filter(call.function()), call.rest(list, 0));
    }

    @Override
    public @Nullable Object apply(List<@Nullable Object> arguments, SizeGuard guard) {
        @Nullable Object sequence = arguments.get(1);
        if (isNothing(sequence)) {
            return sequence;
        }
        if (!(sequence instanceof List<?> list)) {
            throw wrong("\"%s\" only works with lists".formatted(function));
        }
        if (isNothing(arguments.get(0))) {
            return sequence;
        }
        if (!(arguments.get(0) instanceof List<?> values)) {
            throw wrong("\"%s\" filters a list of values".formatted(function));
        }
        if ((long) list.size() * values.size() > MAX_COMPARISONS) {
            throw wrong("\"%s\" has too many values for its list".formatted(function));
        }
        return list.stream()
                .<@Nullable Object>map(item -> item)
                .filter(item -> !Sameness.contains(values, item))
                .toList();
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null
                || value.equals("")
                || value.equals(0L)
                || value.equals(false)
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }

    private static TemplateException wrong(String message) {
        return TemplateException.invalid(message, "");
    }
}
