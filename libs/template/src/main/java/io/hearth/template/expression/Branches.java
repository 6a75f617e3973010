package io.hearth.template.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the branch that its condition chooses in the place of each {@code if}. */
public final class Branches {
    private final Resolver resolver;

    /**
     * @param resolver decides the conditions
     */
    public Branches(Resolver resolver) {
        this.resolver = resolver;
    }

    /**
     * The expression without any {@code if}; one whose condition is not known yet becomes {@link
     * Unresolved}.
     *
     * @throws io.hearth.template.error.TemplateException when a condition is wrong
     */
    public Expression taken(Expression expression) {
        Expression kept = kept(expression);
        return kept == null ? new Expression.Literal(null) : kept;
    }

    /** The entries, without those that are left out. */
    public Map<String, Expression> taken(Map<String, Expression> entries) {
        Map<String, Expression> all = new LinkedHashMap<>();
        entries.forEach(
                (name, entry) -> {
                    Expression kept = kept(entry);
                    if (kept != null) {
                        all.put(name, kept);
                    }
                });
        return all;
    }

    /** Null for what is left out. */
    private @Nullable Expression kept(Expression expression) {
        return switch (expression) {
            case Expression.If choice -> branch(choice);
            case Expression.ListOf(List<Expression> items) -> new Expression.ListOf(items(items));
            case Expression.MapOf(Map<String, Expression> entries) ->
                    new Expression.MapOf(taken(entries));
            case Expression.Apply(PureFunction function, List<Expression> arguments) ->
                    new Expression.Apply(function, each(arguments));
            case Expression.GetParameter(String name, List<Expression> path) ->
                    new Expression.GetParameter(name, each(path));
            case Expression.GetAttribute(
                            String resource,
                            Expression attribute,
                            List<Expression> path) ->
                    new Expression.GetAttribute(
                            resource, attribute == null ? null : taken(attribute), each(path));
            case Expression.GetFile(Expression name) -> new Expression.GetFile(taken(name));
            case Expression.Literal literal -> literal;
            case Expression.GetResource reference -> reference;
            case Expression.Facade facade -> facade;
            case Expression.Condition condition -> condition;
        };
    }

    private @Nullable Expression branch(Expression.If choice) {
        Boolean holds = resolver.holds(choice.condition()).orElse(null);
        if (holds == null) {
            return new Expression.Literal(Unresolved.VALUE);
        }
        Expression chosen = holds ? choice.then() : choice.otherwise();
        return chosen == null ? null : kept(chosen);
    }

    private List<Expression> items(List<Expression> items) {
        List<Expression> all = new ArrayList<>();
        for (Expression item : items) {
            Expression kept = kept(item);
            if (kept != null) {
                all.add(kept);
            }
        }
        return all;
    }

    private List<Expression> each(List<Expression> expressions) {
        return expressions.stream().map(this::taken).toList();
    }
}
