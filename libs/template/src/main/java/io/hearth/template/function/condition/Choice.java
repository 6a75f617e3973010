package io.hearth.template.function.condition;

import io.hearth.template.expression.Expression;
import io.hearth.template.function.Call;
import java.util.List;

/** Reads {@code if} and {@code Fn::If}. */
public final class Choice {
    private Choice() {}

    /** The else-branch may be left out since 2021-04-16. */
    public static Expression parse(Call call) {
        List<?> list =
                call.list(
                        call.isHotSince("2021-04-16") ? 2 : 3,
                        3,
                        "Arguments to \"%s\" must be of the form: [condition_name, value_if_true, value_if_false]"
                                .formatted(call.function()));
        return new Expression.If(
                call.condition(list, 0),
                call.item(list, 1),
                list.size() == 3 ? call.item(list, 2) : null);
    }
}
