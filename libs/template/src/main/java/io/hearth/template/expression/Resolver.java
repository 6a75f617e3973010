package io.hearth.template.expression;

import io.hearth.template.error.TemplateException;
import io.hearth.template.parameter.ParameterValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the expressions of one template into plain data: strings, numbers, booleans, null, lists
 * and maps. Without side effects, except that it remembers which conditions hold; not for several
 * threads at once.
 */
public final class Resolver {
    private final ParameterValues parameters;
    private final Map<String, String> files;
    private final ResourceStates resources;
    private final Verdicts verdicts = new Verdicts();
    private final SizeGuard budget = SizeGuard.ofTemplate();

    /** Stands for what an {@code if} without an else-branch leaves out of its list or map. */
    private enum Omitted {
        VALUE
    }

    public Resolver(
            ParameterValues parameters, Map<String, String> files, ResourceStates resources) {
        this.parameters = parameters;
        this.files = Map.copyOf(files);
        this.resources = resources;
    }

    /**
     * The expression's value; {@link Unresolved#VALUE} where it depends on what is not known yet.
     *
     * @throws TemplateException with Heat's message, when a function is used wrongly
     */
    public @Nullable Object resolve(Expression expression) {
        return present(resolve(expression, budget.ofValue()));
    }

    /** Each entry's value, in the same order; what an {@code if} leaves out is not there. */
    public Map<String, @Nullable Object> resolve(Map<String, Expression> expressions) {
        Map<String, @Nullable Object> resolved = new LinkedHashMap<>();
        expressions.forEach(
                (name, expression) -> {
                    @Nullable Object value = resolve(expression, budget.ofValue());
                    if (value != Omitted.VALUE) {
                        resolved.put(name, value);
                    }
                });
        return Collections.unmodifiableMap(resolved);
    }

    /**
     * Whether the condition holds; empty when that is not known yet.
     *
     * @throws TemplateException when it names no condition, or is not a truth value
     */
    public Optional<Boolean> holds(Expression.Condition condition) {
        return resolve(condition, budget.ofValue()) instanceof Boolean truth
                ? Optional.of(truth)
                : Optional.empty();
    }

    private static @Nullable Object present(@Nullable Object value) {
        return value == Omitted.VALUE ? null : value;
    }

    private @Nullable Object resolve(Expression expression, SizeGuard guard) {
        return switch (expression) {
            case Expression.Literal(Object value) -> value;
            case Expression.ListOf(List<Expression> items) -> items(items, guard);
            case Expression.MapOf(Map<String, Expression> entries) -> entries(entries, guard);
            case Expression.Condition condition ->
                    verdicts.of(condition, value -> present(resolve(value, guard)));
            case Expression.If choice -> branch(choice, guard);
            default -> {
                @Nullable Object result = call(expression, guard);
                guard.count(result);
                yield result;
            }
        };
    }

    private @Nullable Object branch(Expression.If choice, SizeGuard guard) {
        if (!(resolve(choice.condition(), guard) instanceof Boolean holds)) {
            return Unresolved.VALUE;
        }
        Expression chosen = holds ? choice.then() : choice.otherwise();
        return chosen == null ? Omitted.VALUE : resolve(chosen, guard);
    }

    private List<@Nullable Object> items(List<Expression> items, SizeGuard guard) {
        List<@Nullable Object> resolved = new ArrayList<>();
        for (Expression item : items) {
            @Nullable Object value = resolve(item, guard);
            if (value != Omitted.VALUE) {
                resolved.add(value);
            }
        }
        return Collections.unmodifiableList(resolved);
    }

    private Map<String, @Nullable Object> entries(
            Map<String, Expression> entries, SizeGuard guard) {
        Map<String, @Nullable Object> resolved = new LinkedHashMap<>();
        entries.forEach(
                (name, entry) -> {
                    @Nullable Object value = resolve(entry, guard);
                    if (value != Omitted.VALUE) {
                        resolved.put(name, value);
                    }
                });
        return Collections.unmodifiableMap(resolved);
    }

    private @Nullable Object call(Expression function, SizeGuard guard) {
        Arguments arguments = new Arguments(guard);
        try {
            @Nullable Object result = call(function, arguments);
            return arguments.unresolved ? Unresolved.VALUE : result;
        } catch (TemplateException wrong) {
            // A function may stumble over an argument only because it is not known yet.
            if (arguments.unresolved) {
                return Unresolved.VALUE;
            }
            throw wrong;
        }
    }

    private @Nullable Object call(Expression function, Arguments arguments) {
        return switch (function) {
            case Expression.GetParameter(String name, List<Expression> path) ->
                    parameter(name, arguments.all(path));
            case Expression.GetResource(String resource) -> resources.reference(resource);
            case Expression.GetAttribute get -> attribute(get, arguments);
            case Expression.GetFile(Expression name) -> file(arguments.one(name));
            case Expression.Facade(ResourceStates.Aspect aspect) -> resources.facade(aspect);
            case Expression.Apply(PureFunction pure, List<Expression> given) ->
                    pure.apply(arguments.all(given), arguments.guard);
            default -> resolve(function, arguments.guard);
        };
    }

    private @Nullable Object parameter(String name, List<@Nullable Object> path) {
        @Nullable Object value = parameters.get(name);
        if (path.isEmpty()) {
            return value;
        }
        @Nullable Object found = AttributePath.select(value, AttributePath.steps(path));
        return found == null ? "" : found;
    }

    private @Nullable Object attribute(Expression.GetAttribute get, Arguments arguments) {
        if (get.attribute() == null) {
            return resources.attributes(get.resource());
        }
        @Nullable Object attribute = arguments.one(get.attribute());
        List<Object> path = AttributePath.steps(arguments.all(get.path()));
        return arguments.unresolved
                ? Unresolved.VALUE
                : resources.attribute(get.resource(), String.valueOf(attribute), path);
    }

    private @Nullable Object file(@Nullable Object name) {
        if (name == Unresolved.VALUE) {
            return name;
        }
        if (!(name instanceof String key)) {
            throw TemplateException.invalid("Argument to \"get_file\" must be a string", "");
        }
        String content = files.get(key);
        if (content == null) {
            throw TemplateException.invalid(
                    "No content found in the \"files\" section for get_file path: " + key, "");
        }
        return content;
    }

    /** Resolves arguments, and remembers whether one of them is not known yet. */
    private final class Arguments {
        private final SizeGuard guard;
        private boolean unresolved;

        Arguments(SizeGuard guard) {
            this.guard = guard;
        }

        @Nullable Object one(Expression argument) {
            @Nullable Object value = present(resolve(argument, guard));
            unresolved |= Unresolved.isIn(value);
            return value;
        }

        List<@Nullable Object> all(List<Expression> arguments) {
            List<@Nullable Object> values = new ArrayList<>();
            arguments.forEach(argument -> values.add(one(argument)));
            return values;
        }
    }
}
