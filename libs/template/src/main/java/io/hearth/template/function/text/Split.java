package io.hearth.template.function.text;

import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Expression;
import io.hearth.template.expression.PureFunction;
import io.hearth.template.expression.SizeGuard;
import io.hearth.template.function.Call;
import io.hearth.template.text.PythonText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code str_split}, which may pick one part, and splits at white space where no delimiter is
 * given; {@code Fn::Split}.
 *
 * @param nullable nothing splits into nothing; else it is an error
 */
public record Split(String function, boolean nullable) implements PureFunction {
    private static final String FORM = " [ \",\", \"apples,pears\", <index>]";

    public static Expression parse(Call call) {
        if (!(call.arguments() instanceof List<?> list) || list.size() < 2 || list.size() > 3) {
            throw call.malformed(FORM);
        }
        return new Expression.Apply(new Split(call.function(), true), call.rest(list, 0));
    }

    public static Expression cfn(Call call) {
        if (!(call.arguments() instanceof List<?> list) || list.size() != 2) {
            throw call.malformed(" [ \",\", \"str1,str2\"]]");
        }
        return new Expression.Apply(new Split(call.function(), false), call.rest(list, 0));
    }

    @Override
    public @Nullable Object apply(List<@Nullable Object> arguments, SizeGuard guard) {
        if (arguments.get(0) == null && nullable && arguments.get(1) instanceof String words) {
            List<String> parts = words.isBlank() ? List.of() : List.of(words.strip().split("\\s+"));
            return arguments.size() < 3 ? parts : part(parts, arguments.get(2));
        }
        if (!(arguments.get(0) instanceof String delimiter)) {
            throw wrong("Delimiter for %s must be string".formatted(function));
        }
        if (arguments.get(1) == null && nullable) {
            return null;
        }
        if (!(arguments.get(1) instanceof String whole)) {
            throw wrong(
                    "String to split must be string; got <class '%s'>"
                            .formatted(PythonText.type(arguments.get(1))));
        }
        List<String> parts = parts(whole, delimiter, guard);
        return arguments.size() < 3 ? parts : part(parts, arguments.get(2));
    }

    private static List<String> parts(String text, String delimiter, SizeGuard guard) {
        if (delimiter.isEmpty()) {
            throw wrong("empty separator");
        }
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
            guard.one();
            parts.add(text.substring(from, at));
            from = at + delimiter.length();
        }
        parts.add(text.substring(from));
        return List.copyOf(parts);
    }

    private @Nullable Object part(List<String> parts, @Nullable Object index) {
        int wanted;
        try {
            wanted = Integer.parseInt(String.valueOf(index));
        } catch (NumberFormatException notAnIndex) {
            throw wrong(
                    "Incorrect index to \"%1$s\" should be: \"%1$s\" :%2$s"
                            .formatted(function, FORM));
        }
        int positive = wanted < 0 ? wanted + parts.size() : wanted;
        if (positive < 0 || positive >= parts.size()) {
            throw wrong(
                    "Incorrect index to \"%s\" should be between 0 and %d"
                            .formatted(function, parts.size() - 1));
        }
        return parts.get(positive);
    }

    private static TemplateException wrong(String message) {
        return TemplateException.invalid(message, "");
    }
}
