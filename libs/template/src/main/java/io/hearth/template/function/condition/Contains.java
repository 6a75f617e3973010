package io.hearth.template.function.condition;

import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Expression;
import io.hearth.template.expression.PureFunction;
import io.hearth.template.expression.SizeGuard;
import io.hearth.template.function.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code contains}: whether a list has the value, or a text the part. */
public record Contains(String function) implements PureFunction {
    private static final String FORM = " [ \"value1\", [ \"value1\", \"value2\"]]";

    public static Expression parse(Call call) {
        if (!(call.arguments() instanceof List<?> list) || list.isEmpty()) {
            throw call.malformed(FORM);
        }
        if (list.size() != 2) {
            throw call.wrong(
                    "Arguments to \"%s\" must be of the form: [value1, [value1, value2]]"
                            .formatted(call.function()));
        }
        return Call.of(new Contains(call.function()), call.item(list, 0), call.item(list, 1));
    }

    @Override
    public Object apply(List<@Nullable Object> arguments, SizeGuard guard) {
        @Nullable Object value = arguments.get(0);
        return switch (arguments.get(1)) {
            case List<?> list -> Sameness.contains(list, value);
            case String text when value instanceof String part -> text.contains(part);
            case null, default ->
                    throw TemplateException.invalid(
                            "Second argument to \"%s\" should be a sequence.".formatted(function),
                            "");
        };
    }
}
