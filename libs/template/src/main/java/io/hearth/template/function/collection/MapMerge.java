package io.hearth.template.function.collection;

import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Expression;
import io.hearth.template.expression.PureFunction;
import io.hearth.template.expression.SizeGuard;
import io.hearth.template.function.Call;
import io.hearth.template.text.PythonText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code map_merge}: all maps in one; later ones win. */
public record MapMerge(String function) implements PureFunction {
    public static Expression parse(Call call) {
        return Call.of(new MapMerge(call.function()), call.whole());
    }

    @Override
    public Object apply(List<@Nullable Object> arguments, SizeGuard guard) {
        if (!(arguments.getFirst() instanceof List<?> maps)) {
            throw wrong(
                    "Incorrect arguments to \"%1$s\" should be: \"%1$s\" : [ { \"key1\": \"val1\" }, { \"key2\": \"val2\" } ]"
                            .formatted(function));
        }
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        for (@Nullable Object item : maps) {
            if (item instanceof Map<?, ?> map) {
                map.forEach((key, value) -> merged.put(String.valueOf(key), value));
            } else if (item != null) {
                String shown = PythonText.repr(item);
                throw wrong(
                        "Incorrect arguments: Items to merge must be maps. %s is type <class '%s'> instead of a dict"
                                .formatted(
                                        shown.substring(0, Math.min(200, shown.length())),
                                        PythonText.type(item)));
            }
        }
        return Collections.unmodifiableMap(merged);
    }

    private static TemplateException wrong(String message) {
        return TemplateException.invalid(message, "");
    }
}
