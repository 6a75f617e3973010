package io.hearth.template.function.collection;

import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Expression;
import io.hearth.template.expression.PureFunction;
import io.hearth.template.expression.SizeGuard;
import io.hearth.template.function.Call;
import io.hearth.template.function.condition.Sameness;
import io.hearth.template.text.JsonText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code list_concat} and {@code list_concat_unique}: all lists in one.
 *
 * @param unique each value once, where it stood first
 */
public record ListConcat(String function, boolean unique) implements PureFunction {
    private static final int MAX_UNIQUE = 10_000;

    public static Expression parse(Call call) {
        return Call.of(new ListConcat(call.function(), false), call.whole());
    }

    public static Expression unique(Call call) {
        return Call.of(new ListConcat(call.function(), true), call.whole());
    }

    @Override
    public Object apply(List<@Nullable Object> arguments, SizeGuard guard) {
        if (!(arguments.getFirst() instanceof List<?> lists)) {
            throw wrong(
                    "Incorrect arguments to \"%1$s\" should be: \"%1$s\" : [ [ <value 1>, <value 2> ], [ <value 3>, <value 4> ] ]"
                            .formatted(function));
        }
        List<@Nullable Object> all = new ArrayList<>();
        for (@Nullable Object item : lists) {
            if (item instanceof List<?> list) {
                all.addAll(list);
            } else if (item != null) {
                throw wrong(
                        "Incorrect arguments: Items to concat must be lists. %s contains an item that is not a list: %s"
                                .formatted(JsonText.write(lists), JsonText.write(item)));
            }
        }
        return Collections.unmodifiableList(unique ? once(all) : all);
    }

    /** Compares each with each, since values that Python holds the same are not always equal. */
    private List<@Nullable Object> once(List<@Nullable Object> all) {
        if (all.size() > MAX_UNIQUE) {
            throw wrong("\"%s\" has more than %d values".formatted(function, MAX_UNIQUE));
        }
        List<@Nullable Object> once = new ArrayList<>();
        for (@Nullable Object item : all) {
            if (!Sameness.contains(once, item)) {
                once.add(item);
            }
        }
        return once;
    }

    private static TemplateException wrong(String message) {
        return TemplateException.invalid(message, "");
    }
}
