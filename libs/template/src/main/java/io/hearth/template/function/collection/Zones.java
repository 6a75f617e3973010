package io.hearth.template.function.collection;

import io.hearth.template.expression.Expression;
import io.hearth.template.expression.PureFunction;
import io.hearth.template.expression.SizeGuard;
import io.hearth.template.function.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code Fn::GetAZs}: the availability zones, which are {@code nova}'s one wherever no compute
 * service is asked.
 */
public record Zones(String function) implements PureFunction {
    private static final List<String> ZONES = List.of("nova");

    public static Expression parse(Call call) {
        return Call.of(new Zones(call.function()), call.whole());
    }

    @Override
    public Object apply(List<@Nullable Object> arguments, SizeGuard guard) {
        return ZONES;
    }
}
