package io.hearth.template.function.text;

import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Expression;
import io.hearth.template.expression.PureFunction;
import io.hearth.template.expression.SizeGuard;
import io.hearth.template.function.Call;
import io.hearth.template.text.JsonText;
import io.hearth.template.text.PythonText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code str_replace} and its strict forms; {@code Fn::Replace}. Longer placeholders go first, and
 * what was put in is not looked at again.
 *
 * @param structured lists and maps are put in as JSON; else they are an error
 */
public record Replace(String function, boolean structured, Strictness strictness)
        implements PureFunction {
    private static final long MAX_COMPARISONS = 2_000_000_000L;

    /** What a replacement must come to. */
    enum Strictness {
        /** Anything goes. */
        NONE,
        /** Every placeholder must be in the template. */
        ALL_PRESENT,
        /** Every placeholder must be there, and have a value. */
        ALL_FILLED
    }

    /** A piece of a text while its placeholders are replaced. */
    private record Piece(String text, boolean done) {}

    public static Expression parse(Call call) {
        return hot(call, Strictness.NONE, call.isHotSince("2015-10-15"));
    }

    public static Expression strict(Call call) {
        return hot(call, Strictness.ALL_PRESENT, true);
    }

    public static Expression veryStrict(Call call) {
        return hot(call, Strictness.ALL_FILLED, true);
    }

    private static Expression hot(Call call, Strictness strictness, boolean structured) {
        Map<?, ?> map = call.map();
        if (!map.containsKey("params") || !map.containsKey("template")) {
            throw call.wrong(
                    """
                    "%1$s" syntax should be %1$s:
                      template: This is var1 template var2
                      params:
                        var1: a
                        var2: string"""
                            .formatted(call.function()));
        }
        return of(
                call,
                new Replace(call.function(), structured, strictness),
                call.entry(map, "params"),
                call.entry(map, "template"));
    }

    public static Expression cfn(Call call) {
        List<?> list =
                call.list(
                        2,
                        2,
                        "Incorrect arguments to \"%1$s\" should be: {\"%1$s\": [ {\"$var1\": \"foo\", \"%%var2%%\": \"bar\"}, \"$var1 is %%var2%%\"]}"
                                .formatted(call.function()));
        return of(
                call,
                new Replace(call.function(), false, Strictness.NONE),
                call.item(list, 0),
                call.item(list, 1));
    }

    private static Expression of(
            Call call, Replace function, Expression replacements, Expression template) {
        if (replacements instanceof Expression.Literal
                || replacements instanceof Expression.ListOf) {
            throw call.wrong("\"%s\" parameters must be a mapping".formatted(call.function()));
        }
        return Call.of(function, replacements, template);
    }

    @Override
    public Object apply(List<@Nullable Object> arguments, SizeGuard guard) {
        if (!(arguments.get(1) instanceof String template)) {
            throw wrong("\"%s\" template must be a string".formatted(function));
        }
        if (!(arguments.get(0) instanceof Map<?, ?> replacements)) {
            throw wrong("\"%s\" params must be a map".formatted(function));
        }
        if ((long) replacements.size() * template.length() > MAX_COMPARISONS) {
            throw wrong("\"%s\" has too many params for its template".formatted(function));
        }
        List<String> placeholders = longestFirst(replacements.keySet());
        Set<String> missing = new HashSet<>(placeholders);
        List<Piece> pieces = List.of(new Piece(template, false));
        for (String placeholder : placeholders) {
            String value = replacement(placeholder, replacements.get(placeholder));
            List<Piece> next = split(pieces, placeholder, value, guard);
            if (next.size() > pieces.size()) {
                missing.remove(placeholder);
            }
            pieces = next;
        }
        if (strictness != Strictness.NONE && !missing.isEmpty()) {
            throw wrong(
                    "The following params were not found in the template: "
                            + String.join(",", longestFirst(missing)));
        }
        StringBuilder result = new StringBuilder();
        pieces.forEach(piece -> result.append(piece.text()));
        return result.toString();
    }

    private static List<String> longestFirst(Set<?> placeholders) {
        return placeholders.stream()
                .map(String::valueOf)
                .sorted(
                        Comparator.comparingInt(String::length)
                                .reversed()
                                .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static List<Piece> split(
            List<Piece> pieces, String placeholder, String value, SizeGuard guard) {
        if (placeholder.isEmpty()) {
            throw wrong("empty separator");
        }
        List<Piece> result = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.done()) {
                result.add(piece);
            } else {
                split(piece.text(), placeholder, value, result, guard);
            }
        }
        return result;
    }

    private static void split(
            String text, String placeholder, String value, List<Piece> result, SizeGuard guard) {
        int from = 0;
        for (int at = text.indexOf(placeholder); at >= 0; at = text.indexOf(placeholder, from)) {
            guard.one();
            guard.characters(value.length());
            result.add(new Piece(text.substring(from, at), false));
            result.add(new Piece(value, true));
            from = at + placeholder.length();
        }
        result.add(new Piece(text.substring(from), false));
    }

    private String replacement(String placeholder, @Nullable Object value) {
        String text =
                switch (value) {
                    case null -> "";
                    case String given -> given;
                    case Number number -> PythonText.str(number);
                    case Boolean truth -> PythonText.str(truth);
                    case Map<?, ?> map when structured && map.isEmpty() && isFilled() -> "";
                    case List<?> list when structured && list.isEmpty() && isFilled() -> "";
                    default -> {
                        if (!structured) {
                            throw wrong(
                                    "\"%s\" params must be strings or numbers, param %s is not valid"
                                            .formatted(function, placeholder));
                        }
                        yield JsonText.writeSorted(value);
                    }
                };
        if (text.isEmpty() && isFilled()) {
            throw wrong(
                    "%s has an undefined or empty value for param %s, must be a defined non-empty value"
                            .formatted(function, placeholder));
        }
        return text;
    }

    private boolean isFilled() {
        return strictness == Strictness.ALL_FILLED;
    }

    private static TemplateException wrong(String message) {
        return TemplateException.invalid(message, "");
    }
}
