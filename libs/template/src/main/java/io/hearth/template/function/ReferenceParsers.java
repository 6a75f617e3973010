package io.hearth.template.function;

import io.hearth.template.expression.Expression;
import io.hearth.template.expression.ResourceStates.Aspect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that take something from the stack or the request. */
public final class ReferenceParsers {
    private static final Map<String, Aspect> HOT_ASPECTS = new LinkedHashMap<>();
    private static final Map<String, Aspect> CFN_ASPECTS = new LinkedHashMap<>();

    static {
        HOT_ASPECTS.put("metadata", Aspect.METADATA);
        HOT_ASPECTS.put("deletion_policy", Aspect.DELETION_POLICY);
        HOT_ASPECTS.put("update_policy", Aspect.UPDATE_POLICY);
        CFN_ASPECTS.put("Metadata", Aspect.METADATA);
        CFN_ASPECTS.put("DeletionPolicy", Aspect.DELETION_POLICY);
        CFN_ASPECTS.put("UpdatePolicy", Aspect.UPDATE_POLICY);
    }

    private ReferenceParsers() {}

    public static Expression getParameter(Call call) {
        if (call.arguments() instanceof List<?> list && !list.isEmpty()) {
            return new Expression.GetParameter(call.parameter(list.getFirst()), call.rest(list, 1));
        }
        if (call.arguments() == null
                || call.arguments().equals("")
                || call.arguments().equals(List.of())) {
            throw call.wrong("Function \"%s\" must have arguments".formatted(call.function()));
        }
        if (!(call.arguments() instanceof String name)) {
            throw call.wrong(
                    "Argument to \"%s\" must be string or list".formatted(call.function()));
        }
        return new Expression.GetParameter(call.parameter(name), List.of());
    }

    public static Expression getResource(Call call) {
        return new Expression.GetResource(call.resource(call.arguments()));
    }

    public static Expression ref(Call call) {
        String name = name(call);
        if (call.language().isResource(name)) {
            return new Expression.GetResource(name);
        }
        return parameterRef(call);
    }

    /** {@code Ref} in a condition, where no resource is known. */
    public static Expression parameterRef(Call call) {
        String name = name(call);
        if (call.language().isParameter(name)) {
            return new Expression.GetParameter(name, List.of());
        }
        throw call.unknownReference(name);
    }

    private static String name(Call call) {
        if (call.arguments() instanceof String name) {
            return name;
        }
        throw call.wrong("Argument to \"Ref\" must be string");
    }

    public static Expression getAttribute(Call call) {
        if (!(call.arguments() instanceof List<?> list)) {
            throw call.wrong("Argument to \"%s\" must be a list".formatted(call.function()));
        }
        boolean mayBeAll = call.isHotSince("2015-10-15");
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

    public static Expression cfnGetAttribute(Call call) {
        List<?> list =
                call.list(
                        2,
                        2,
                        "Arguments to \"%s\" must be of the form [resource_name, attribute]"
                                .formatted(call.function()));
        return new Expression.GetAttribute(
                call.resource(list.getFirst()), call.item(list, 1), List.of());
    }

    public static Expression getFile(Call call) {
        return new Expression.GetFile(call.whole());
    }

    public static Expression facade(Call call) {
        return facade(call, HOT_ASPECTS);
    }

    public static Expression cfnFacade(Call call) {
        return facade(call, CFN_ASPECTS);
    }

    private static Expression facade(Call call, Map<String, Aspect> aspects) {
        @Nullable Aspect aspect =
                call.arguments() instanceof String name ? aspects.get(name) : null;
        if (aspect == null) {
            throw call.wrong(
                    "Incorrect arguments to \"%s\" should be one of: %s"
                            .formatted(call.function(), String.join(", ", aspects.keySet())));
        }
        return new Expression.Facade(aspect);
    }
}
