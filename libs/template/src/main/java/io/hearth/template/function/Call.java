package io.hearth.template.function;

import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Expression;
import io.hearth.template.expression.PureFunction;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A function's use in a template: what its parser needs to know.
 *
 * @param place of the map that holds the call
 */
public record Call(Language language, String function, @Nullable Object arguments, Place place) {
    /** Makes a function's node of its use. */
    @FunctionalInterface
    public interface Parser {
        Expression parse(Call call);
    }

    /** The call of a function with these arguments. */
    public static Expression of(PureFunction function, Expression... arguments) {
        return new Expression.Apply(function, List.of(arguments));
    }

    /** The arguments, which must be a list of so many. */
    public List<?> list(int min, int max, String message) {
        if (arguments instanceof List<?> list && list.size() >= min && list.size() <= max) {
            return list;
        }
        throw wrong(message);
    }

    /** The arguments, which must be a map. */
    public Map<?, ?> map() {
        if (arguments instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong("Arguments to \"%s\" must be a map".formatted(function));
    }

    /** The argument of that index, parsed. */
    public Expression item(List<?> list, int index) {
        return language.parse(list.get(index), inside().item(index));
    }

    /** The arguments from that index on, parsed. */
    public List<Expression> rest(List<?> list, int from) {
        return IntStream.range(from, list.size()).mapToObj(index -> item(list, index)).toList();
    }

    /** The named argument, parsed; null in the template where it is absent. */
    public Expression entry(Map<?, ?> map, String name) {
        return language.parse(map.get(name), inside().child(name));
    }

    /** All that is given to the function, parsed. */
    public Expression whole() {
        return language.parse(arguments, inside());
    }

    /** The argument of that index, as a condition. */
    public Expression.Condition condition(List<?> list, int index) {
        return language.condition(list.get(index), inside().item(index));
    }

    /** All that is given to the function, as one condition. */
    public Expression.Condition condition() {
        return language.condition(arguments, inside());
    }

    public boolean isHotSince(String hotDate) {
        return language.isHotSince(hotDate);
    }

    /** The resource of that name, which must exist. */
    public String resource(@Nullable Object name) {
        if (!(name instanceof String text)) {
            throw wrong("Resource name in \"%s\" must be string".formatted(function));
        }
        if (!language.isResource(text)) {
            throw unknownReference(text);
        }
        return text;
    }

    /**
     * A parameter's name; whether there is such a parameter is seen when it is read, as in Heat.
     */
    public String parameter(@Nullable Object name) {
        if (!(name instanceof String text)) {
            throw wrong("Parameter name in \"%s\" must be string".formatted(function));
        }
        return text;
    }

    /** A reference to what is neither resource nor parameter. */
    public TemplateException unknownReference(String name) {
        String key = place.key();
        return key == null
                ? wrong("The specified reference \"%s\" (in unknown) is incorrect.".formatted(name))
                : TemplateException.unknownReference(name, key, inside().path());
    }

    /** A wrong use of the function; the message starts with its place. */
    public TemplateException wrong(String message) {
        return TemplateException.invalid(message, inside().path());
    }

    /** Arguments of another form than the function takes. */
    public TemplateException malformed(String form) {
        return wrong(
                "Incorrect arguments to \"%1$s\" should be: \"%1$s\" :%2$s"
                        .formatted(function, form));
    }

    private Place inside() {
        return place.child(function);
    }
}
