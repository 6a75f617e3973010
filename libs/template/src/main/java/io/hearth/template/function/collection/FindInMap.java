package io.hearth.template.function.collection;

import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Expression;
import io.hearth.template.expression.PureFunction;
import io.hearth.template.expression.SizeGuard;
import io.hearth.template.function.Call;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code Fn::FindInMap}.
 *
 * @param mappings the template's Mappings section
 */
public record FindInMap(String function, Map<String, Object> mappings) implements PureFunction {
    public static Expression parse(Call call) {
        List<?> list =
                call.list(
                        3,
                        3,
                        "Arguments to \"%s\" must be of the form [mapping, key, value]"
                                .formatted(call.function()));
        return new Expression.Apply(
                new FindInMap(call.function(), call.language().mappings()), call.rest(list, 0));
    }

    @Override
    public @Nullable Object apply(List<@Nullable Object> arguments, SizeGuard guard) {
        @Nullable Object found = mappings;
        for (@Nullable Object key : arguments) {
            String name = String.valueOf(key);
            if (!(found instanceof Map<?, ?> map) || !map.containsKey(name)) {
                throw TemplateException.invalid(
                        "\"%s\" finds no %s".formatted(function, arguments), "");
            }
            found = map.get(name);
        }
        return found;
    }
}
