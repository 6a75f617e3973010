package io.hearth.template.expression;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of each function, with Heat's messages for wrong ones. */
final class FunctionParsers {
    private static final String JOIN = " [ \" \", [ \"str1\", \"str2\"]]";

    private FunctionParsers() {}

    static Expression getParameter(Call call) {
        if (call.arguments() instanceof List<?> list && !list.isEmpty()) {
            return new Expression.GetParameter(call.parameter(list.getFirst()), call.rest(list, 1));
        }
        if (!(call.arguments() instanceof String name) || name.isEmpty()) {
            throw call.wrong(
                    "Argument to \"%s\" must be string or list".formatted(call.function()));
        }
        return new Expression.GetParameter(call.parameter(name), List.of());
    }

    static Expression getResource(Call call) {
        return new Expression.GetResource(call.resource(call.arguments()));
    }

    static Expression ref(Call call) {
        if (!(call.arguments() instanceof String name)) {
            throw call.wrong("Argument to \"Ref\" must be string");
        }
        if (call.parser().isResource(name)) {
            return new Expression.GetResource(name);
        }
        if (call.parser().isParameter(name)) {
            return new Expression.GetParameter(name, List.of());
        }
        throw call.unknownReference(name);
    }

    static Expression getAttribute(Call call) {
        if (!(call.arguments() instanceof List<?> list)) {
            throw call.wrong("Argument to \"%s\" must be a list".formatted(call.function()));
        }
        boolean mayBeAll = call.parser().isHotSince("2015-10-15");
        if (list.isEmpty() || (list.size() == 1 && !mayBeAll)) {
            throw call.wrong(
                    mayBeAll
                            ? "Arguments to \"%s\" can be of the next forms: [resource_name] or [resource_name, attribute, (path), ...]"
                                    .formatted(call.function())
                            : "Arguments to \"%s\" must be of the form [resource_name, attribute, (path), ...]"
                                    .formatted(call.function()));
        }
        return new Expression.GetAttribute(
                call.resource(list.getFirst()),
                list.size() == 1 ? null : call.item(list, 1),
                call.rest(list, Math.min(2, list.size())));
    }

    static Expression cfnGetAttribute(Call call) {
        List<?> list =
                call.list(
                        2,
                        2,
                        "Arguments to \"%s\" must be of the form [resource_name, attribute]"
                                .formatted(call.function()));
        return new Expression.GetAttribute(
                call.resource(list.getFirst()), call.item(list, 1), List.of());
    }

    static Expression getFile(Call call) {
        return new Expression.GetFile(call.whole());
    }

    static Expression join(Call call) {
        boolean several = call.parser().isHotSince("2015-10-15");
        List<?> list =
                call.list(
                        2,
                        several ? Integer.MAX_VALUE : 2,
                        example(call, several ? " [ \" \", [ \"str1\", \"str2\"] ...]" : JOIN));
        return new Expression.Join(
                call.function(), call.item(list, 0), call.rest(list, 1), several);
    }

    static Expression cfnJoin(Call call) {
        List<?> list = call.list(2, 2, example(call, JOIN));
        return new Expression.Join(call.function(), call.item(list, 0), call.rest(list, 1), false);
    }

    static Expression replace(Call call) {
        if (!(call.arguments() instanceof Map<?, ?> map)) {
            throw call.wrong("Arguments to \"%s\" must be a map".formatted(call.function()));
        }
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
        return replace(call, call.entry(map, "params"), call.entry(map, "template"));
    }

    static Expression cfnReplace(Call call) {
        List<?> list =
                call.list(
                        2,
                        2,
                        "Incorrect arguments to \"%1$s\" should be: {\"%1$s\": [ {\"$var1\": \"foo\", \"%%var2%%\": \"bar\"}, \"$var1 is %%var2%%\"]}"
                                .formatted(call.function()));
        return replace(call, call.item(list, 0), call.item(list, 1));
    }

    private static Expression replace(Call call, Expression replacements, Expression template) {
        if (replacements instanceof Expression.Literal
                || replacements instanceof Expression.ListOf) {
            throw call.wrong("\"%s\" parameters must be a mapping".formatted(call.function()));
        }
        return new Expression.Replace(
                call.function(),
                replacements,
                template,
                call.function().equals("str_replace") && call.parser().isHotSince("2015-10-15"));
    }

    static Expression split(Call call) {
        List<?> list = call.list(2, 3, example(call, " [ \",\", \"apples,pears\", <index>]"));
        return new Expression.Split(
                call.function(),
                call.item(list, 0),
                call.item(list, 1),
                list.size() == 3 ? call.item(list, 2) : null);
    }

    static Expression cfnSplit(Call call) {
        List<?> list = call.list(2, 2, example(call, " [ \",\", \"str1,str2\"]]"));
        return new Expression.Split(call.function(), call.item(list, 0), call.item(list, 1), null);
    }

    static Expression select(Call call) {
        List<?> list =
                call.list(
                        2,
                        2,
                        "Arguments to \"%s\" must be of the form [index, collection]"
                                .formatted(call.function()));
        return new Expression.Select(call.item(list, 0), call.item(list, 1));
    }

    static Expression digest(Call call) {
        List<?> list =
                call.list(
                        2,
                        2,
                        "Function \"%s\" usage: [\"<algorithm>\", \"<value>\"]"
                                .formatted(call.function()));
        return new Expression.Digest(call.item(list, 0), call.item(list, 1));
    }

    static Expression repeat(Call call) {
        if (!(call.arguments() instanceof Map<?, ?> map)) {
            throw call.wrong("Arguments to \"%s\" must be a map".formatted(call.function()));
        }
        if (!map.containsKey("for_each") || !map.containsKey("template")) {
            throw call.wrong(
                    """
                    "repeat" syntax should be repeat:
                      template: This is %var%
                      for_each:
                        %var%: ['a', 'b', 'c']""");
        }
        Expression forEach = call.entry(map, "for_each");
        if (forEach instanceof Expression.Literal || forEach instanceof Expression.ListOf) {
            throw call.wrong(
                    "The \"for_each\" argument to \"%s\" must contain a map"
                            .formatted(call.function()));
        }
        return new Expression.Repeat(
                forEach,
                call.entry(map, "template"),
                permutations(call, map.get("permutations")),
                call.parser().isHotSince("2016-10-14"));
    }

    private static boolean permutations(Call call, @Nullable Object declared) {
        if (declared == null || !call.parser().isHotSince("2017-09-01")) {
            return true;
        }
        if (!(declared instanceof Boolean permutations)) {
            throw call.wrong(
                    "\"permutations\" should be boolean type for %s function."
                            .formatted(call.function()));
        }
        return permutations;
    }

    static Expression base64(Call call) {
        return new Expression.Base64(call.whole());
    }

    static Expression findInMap(Call call) {
        List<?> list =
                call.list(
                        3,
                        3,
                        "Arguments to \"%s\" must be of the form [mapping, key, value]"
                                .formatted(call.function()));
        return new Expression.FindInMap(
                call.parser().mappings(),
                call.item(list, 0),
                call.item(list, 1),
                call.item(list, 2));
    }

    private static String example(Call call, String form) {
        return "Incorrect arguments to \"%1$s\" should be: \"%1$s\" :%2$s"
                .formatted(call.function(), form);
    }
}
