package io.hearth.template.function.yaql;

import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Expression;
import io.hearth.template.expression.PureFunction;
import io.hearth.template.expression.SizeGuard;
import io.hearth.template.function.Call;
import io.hearth.template.function.yaql.query.Query;
import io.hearth.template.function.yaql.query.QueryException;
import io.hearth.template.function.yaql.query.QueryParser;
import io.hearth.template.text.JsonText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code yaql}: a query over data. The subset is what {@link QueryParser} reads and {@link
 * Functions} knows; everything else is refused with a message that shows the expression.
 *
 * @see <a href="https://yaql.readthedocs.io/en/latest/">YAQL</a>
 */
public record Yaql(String function) implements PureFunction {
    private static final int MAX_DEPTH = 50;

    public static Expression parse(Call call) {
        if (!(call.arguments() instanceof Map<?, ?> map)) {
            throw call.wrong("Arguments to \"%s\" must be a map.".formatted(call.function()));
        }
        boolean known =
                map.keySet().stream()
                        .allMatch(key -> key.equals("expression") || key.equals("data"));
        if (!map.containsKey("expression") || !known) {
            throw call.wrong(
                    """
                    "%1$s" syntax should be %1$s:
                      expression: $.data.var1.sum()
                      data:
                        var1: [3, 2, 1]"""
                            .formatted(call.function()));
        }
        Expression query = call.entry(map, "expression");
        if (query instanceof Expression.Literal(Object value)) {
            try {
                read(call.function(), value);
            } catch (TemplateException wrong) {
                throw call.wrong(wrong.getMessage());
            }
        }
        Expression data =
                map.containsKey("data") ? call.entry(map, "data") : new Expression.MapOf(Map.of());
        return Call.of(new Yaql(call.function()), query, data);
    }

    private static Query read(String function, @Nullable Object expression) {
        if (!(expression instanceof String text)) {
            throw TemplateException.invalid(
                    "The \"expression\" argument to %s must contain a string.".formatted(function),
                    "");
        }
        try {
            return QueryParser.parse(text, Functions::has);
        } catch (QueryException wrong) {
            throw TemplateException.invalid("Bad expression %s.".formatted(wrong.getMessage()), "");
        }
    }

    @Override
    public @Nullable Object apply(List<@Nullable Object> arguments, SizeGuard guard) {
        Query query = read(function, arguments.get(0));
        try {
            return plain(
                    new Evaluator(guard)
                            .evaluate(query, Scope.root(Map.of("data", nothing(arguments.get(1))))),
                    1);
        } catch (QueryException wrong) {
            throw failed(arguments.get(0), wrong.getMessage());
        } catch (StackOverflowError tooDeep) {
            throw failed(arguments.get(0), "it goes too deep");
        }
    }

    private static Object nothing(@Nullable Object data) {
        return data == null ? Map.of() : data;
    }

    private TemplateException failed(@Nullable Object expression, String reason) {
        return TemplateException.invalid(
                "\"%s\" cannot evaluate '%s': %s".formatted(function, expression, reason), "");
    }

    /** Plain data of a result: keys that are no text become what JSON makes of them. */
    private static @Nullable Object plain(@Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new QueryException(
                    "its result is nested deeper than %d levels".formatted(MAX_DEPTH));
        }
        return switch (value) {
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>();
                list.forEach(item -> items.add(plain(item, depth + 1)));
                yield Collections.unmodifiableList(items);
            }
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> entries = new LinkedHashMap<>();
                map.forEach((key, entry) -> entries.put(key(key), plain(entry, depth + 1)));
                yield Collections.unmodifiableMap(entries);
            }
            case null, default -> value;
        };
    }

    private static String key(@Nullable Object key) {
        return key instanceof String text ? text : JsonText.write(key);
    }
}
