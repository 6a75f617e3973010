package io.hearth.template.function.collection;

import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Expression;
import io.hearth.template.expression.PureFunction;
import io.hearth.template.expression.SizeGuard;
import io.hearth.template.function.Call;
import io.hearth.template.text.JsonReader;
import io.hearth.template.text.MalformedTextException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code Fn::Select}: by index of a list or key of a map. */
public record Select(String function) implements PureFunction {
    public static Expression parse(Call call) {
        List<?> list =
                call.list(
                        2,
                        2,
                        "Arguments to \"%s\" must be of the form [index, collection]"
                                .formatted(call.function()));
        return new Expression.Apply(new Select(call.function()), call.rest(list, 0));
    }

    @Override
    public @Nullable Object apply(List<@Nullable Object> arguments, SizeGuard guard) {
        return select(arguments.get(0), arguments.get(1));
    }

    private @Nullable Object select(@Nullable Object selector, @Nullable Object from) {
        return switch (from) {
            // What is not there yet often comes as an empty text.
            case null -> "";
            case String text -> text.isEmpty() ? "" : select(selector, parsed(text));
            case Map<?, ?> map -> {
                if (!(selector instanceof String key)) {
                    throw wrong("Index to \"%s\" must be a string".formatted(function));
                }
                yield map.containsKey(key) ? map.get(key) : "";
            }
            case List<?> list -> item(list, selector);
            default -> throw wrong("Arguments to %s not fully resolved".formatted(function));
        };
    }

    private @Nullable Object parsed(String text) {
        try {
            @Nullable Object value = JsonReader.read(text);
            if (value instanceof String) {
                throw wrong("Arguments to %s not fully resolved".formatted(function));
            }
            return value;
        } catch (JsonReader.SyntaxException | MalformedTextException malformed) {
            throw wrong("\"%s\": %s".formatted(function, malformed.getMessage()));
        }
    }

    private @Nullable Object item(List<?> list, @Nullable Object selector) {
        try {
            int index = Integer.parseInt(String.valueOf(selector));
            int positive = index < 0 ? index + list.size() : index;
            return positive >= 0 && positive < list.size() ? list.get(positive) : "";
        } catch (NumberFormatException notAnIndex) {
            throw wrong("Index to \"%s\" must be an integer".formatted(function));
        }
    }

    private static TemplateException wrong(String message) {
        return TemplateException.invalid(message, "");
    }
}
