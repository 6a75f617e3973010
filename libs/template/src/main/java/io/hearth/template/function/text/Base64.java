package io.hearth.template.function.text;

import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Expression;
import io.hearth.template.expression.PureFunction;
import io.hearth.template.expression.SizeGuard;
import io.hearth.template.function.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code Fn::Base64}: the text stays as it is; who hands it to a server encodes it. */
public record Base64(String function) implements PureFunction {
    public static Expression parse(Call call) {
        return Call.of(new Base64(call.function()), call.whole());
    }

    @Override
    public Object apply(List<@Nullable Object> arguments, SizeGuard guard) {
        if (arguments.getFirst() instanceof String text) {
            return text;
        }
        throw TemplateException.invalid("\"%s\" argument must be a string".formatted(function), "");
    }
}
