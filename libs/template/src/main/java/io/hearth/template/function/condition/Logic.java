package io.hearth.template.function.condition;

import io.hearth.template.expression.Expression;
import io.hearth.template.expression.PureFunction;
import io.hearth.template.expression.SizeGuard;
import io.hearth.template.function.Call;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code and}, {@code or}, {@code not}; {@code Fn::And}, {@code Fn::Or}, {@code Fn::Not}. */
public record Logic(String function, Operator operator) implements PureFunction {
    enum Operator {
        AND,
        OR,
        NOT
    }

    public static Expression and(Call call) {
        return several(call, Operator.AND);
    }

    public static Expression or(Call call) {
        return several(call, Operator.OR);
    }

    private static Expression several(Call call, Operator operator) {
        if (!(call.arguments() instanceof List<?> list)) {
            throw call.wrong(
                    "Arguments to \"%s\" must be a list of conditions".formatted(call.function()));
        }
        if (list.size() < 2) {
            throw call.wrong(
                    "The minimum number of condition arguments to \"%s\" is 2."
                            .formatted(call.function()));
        }
        List<Expression> operands = new ArrayList<>();
        for (int index = 0; index < list.size(); index++) {
            operands.add(call.condition(list, index));
        }
        return new Expression.Apply(new Logic(call.function(), operator), operands);
    }

    public static Expression not(Call call) {
        if (call.arguments() == null) {
            throw call.wrong("Argument to \"%s\" must be a condition".formatted(call.function()));
        }
        return Call.of(new Logic(call.function(), Operator.NOT), call.condition());
    }

    /** CloudFormation's takes a list of one. */
    public static Expression cfnNot(Call call) {
        List<?> list =
                call.list(
                        1,
                        1,
                        "Arguments to \"%s\" must be of the form: [condition]"
                                .formatted(call.function()));
        return Call.of(new Logic(call.function(), Operator.NOT), call.condition(list, 0));
    }

    @Override
    public Object apply(List<@Nullable Object> arguments, SizeGuard guard) {
        return switch (operator) {
            case AND -> arguments.stream().allMatch(Boolean.TRUE::equals);
            case OR -> arguments.stream().anyMatch(Boolean.TRUE::equals);
            case NOT -> !Boolean.TRUE.equals(arguments.getFirst());
        };
    }
}
