package io.hearth.template.function.condition;

import io.hearth.template.expression.Expression;
import io.hearth.template.expression.PureFunction;
import io.hearth.template.expression.SizeGuard;
import io.hearth.template.function.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code equals}; {@code Fn::Equals}: whether two values are the same. */
public record Equals(String function) implements PureFunction {
    public static Expression parse(Call call) {
        List<?> list =
                call.list(
                        2,
                        2,
                        "Arguments to \"%s\" must be of the form: [value_1, value_2]"
                                .formatted(call.function()));
        return Call.of(new Equals(call.function()), call.item(list, 0), call.item(list, 1));
    }

    @Override
    public Object apply(List<@Nullable Object> arguments, SizeGuard guard) {
        return Sameness.same(arguments.get(0), arguments.get(1));
    }
}
