package io.hearth.template.expression;

import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A function's use in a template: what its parser needs to know.
 *
 * @param place of the map that holds the call
 */
record Call(ExpressionParser parser, String function, @Nullable Object arguments, Place place) {
    /** Makes a function's node of its use. */
    @FunctionalInterface
    interface Parser {
        Expression parse(Call call);
    }

    /** The arguments, which must be a list of so many. */
    List<?> list(int min, int max, String message) {
        if (arguments instanceof List<?> list && list.size() >= min && list.size() <= max) {
            return list;
        }
        throw wrong(message);
    }

    /** The argument of that index, parsed. */
    Expression item(List<?> list, int index) {
        return parser.parse(list.get(index), inside().item(index));
    }

    /** The arguments from that index on, parsed. */
    List<Expression> rest(List<?> list, int from) {
        return IntStream.range(from, list.size()).mapToObj(index -> item(list, index)).toList();
    }

    /** The named argument, parsed. */
    Expression entry(Map<?, ?> map, String name) {
        return parser.parse(map.get(name), inside().child(name));
    }

    Expression whole() {
        return parser.parse(arguments, inside());
    }

    /** The resource of that name, which must exist. */
    String resource(@Nullable Object name) {
        if (!(name instanceof String text)) {
            throw wrong("Resource name in \"%s\" must be string".formatted(function));
        }
        if (!parser.isResource(text)) {
            throw unknownReference(text);
        }
        return text;
    }

    /** The parameter of that name, which must exist. */
    String parameter(@Nullable Object name) {
        if (!(name instanceof String text)) {
            throw wrong("Parameter name in \"%s\" must be string".formatted(function));
        }
        if (!parser.isParameter(text)) {
            throw new TemplateException(
                    TemplateError.USER_PARAMETER_MISSING,
                    "The Parameter (%s) was not provided.".formatted(text),
                    inside().path());
        }
        return text;
    }

    TemplateException unknownReference(String name) {
        String key = place.key();
        return key == null
                ? wrong("The specified reference \"%s\" (in unknown) is incorrect.".formatted(name))
                : TemplateException.unknownReference(name, key, inside().path());
    }

    TemplateException wrong(String message) {
        return TemplateException.invalid(message, inside().path());
    }

    private Place inside() {
        return place.child(function);
    }
}
