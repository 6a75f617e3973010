package io.hearth.template.function.text;

import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Expression;
import io.hearth.template.expression.PureFunction;
import io.hearth.template.expression.SizeGuard;
import io.hearth.template.function.Call;
import io.hearth.template.text.JsonText;
import io.hearth.template.text.PythonText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code list_join}; {@code Fn::Join}: the delimiter and the lists, one after the other.
 *
 * @param structured lists and maps are put in as JSON; else they are an error
 */
public record Join(String function, boolean structured) implements PureFunction {
    public static Expression parse(Call call) {
        return call.isHotSince("2015-10-15")
                ? of(call, Integer.MAX_VALUE, " [ \" \", [ \"str1\", \"str2\"] ...]", true)
                : of(call, 2, " [ \" \", [ \"str1\", \"str2\"]]", false);
    }

    private static Expression of(Call call, int max, String form, boolean structured) {
        if (!(call.arguments() instanceof List<?> list) || list.size() < 2 || list.size() > max) {
            throw call.malformed(form);
        }
        return new Expression.Apply(new Join(call.function(), structured), call.rest(list, 0));
    }

    @Override
    public Object apply(List<@Nullable Object> arguments, SizeGuard guard) {
        @Nullable Object delimiter = arguments.getFirst();
        StringBuilder result = new StringBuilder();
        boolean first = true;
        for (@Nullable Object list : arguments.subList(1, arguments.size())) {
            for (@Nullable Object item : items(list)) {
                String between = delimiter(delimiter);
                String text = text(item);
                guard.characters(text.length() + (long) between.length());
                result.append(first ? "" : between).append(text);
                first = false;
            }
        }
        delimiter(delimiter);
        return result.toString();
    }

    private String delimiter(@Nullable Object delimiter) {
        if (delimiter instanceof String text) {
            return text;
        }
        throw wrong("\"%s\" delimiter must be a string".formatted(function));
    }

    private List<?> items(@Nullable Object list) {
        return switch (list) {
            case null -> List.of();
            case List<?> items -> items;
            case Object nothing when structured && isNothing(nothing) -> List.of();
            default -> throw wrong("\"%s\" must operate on a list".formatted(function));
        };
    }

    /** What Python takes for false. */
    private static boolean isNothing(Object value) {
        return value.equals("")
                || value.equals(false)
                || value.equals(Map.of())
                || (value instanceof Number number && number.doubleValue() == 0);
    }

    private String text(@Nullable Object item) {
        if (item == null) {
            return "";
        }
        if (item instanceof String text) {
            return text;
        }
        if (structured && (item instanceof Map || item instanceof List)) {
            return JsonText.writeSorted(item);
        }
        String shown = PythonText.repr(item);
        throw wrong(
                "Items to join must be %s not %s"
                        .formatted(
                                structured ? "string, map or list" : "strings",
                                shown.substring(0, Math.min(200, shown.length()))));
    }

    private static TemplateException wrong(String message) {
        return TemplateException.invalid(message, "");
    }
}
