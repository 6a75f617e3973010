package io.hearth.template.expression;

import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import io.hearth.template.text.PythonText;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether conditions hold, each decided once: true, false, or {@link Unresolved}. */
final class Verdicts {
    private static final int MAX_CHAIN = 50;

    private final Map<String, Object> decided = new HashMap<>();
    private int chain;

    /** Stands for a condition that is just being decided. */
    private enum Undecided {
        VALUE
    }

    Object of(Expression.Condition condition, Function<Expression, @Nullable Object> resolve) {
        @Nullable Object value = resolve.apply(condition.value());
        if (value instanceof Boolean || value == Unresolved.VALUE) {
            return value;
        }
        if (value instanceof String name && condition.among().has(name)) {
            return named(name, condition.among(), resolve);
        }
        throw TemplateException.invalid(
                "Invalid condition \"%s\"".formatted(PythonText.str(value)), "");
    }

    private Object named(
            String name, ConditionSet among, Function<Expression, @Nullable Object> resolve) {
        Object known = decided.get(name);
        if (known == Undecided.VALUE) {
            throw wrong("Circular definition for condition \"%s\"".formatted(name), name);
        }
        if (known != null) {
            return known;
        }
        if (chain == MAX_CHAIN) {
            throw wrong(
                    "More than %d conditions rest on each other at \"%s\""
                            .formatted(MAX_CHAIN, name),
                    name);
        }
        chain++;
        decided.put(name, Undecided.VALUE);
        try {
            Object verdict = verdict(name, among, resolve);
            decided.put(name, verdict);
            return verdict;
        } finally {
            chain--;
            decided.remove(name, Undecided.VALUE);
        }
    }

    private static Object verdict(
            String name, ConditionSet among, Function<Expression, @Nullable Object> resolve) {
        Expression definition = among.definitions().get(name);
        @Nullable Object value = definition == null ? null : resolve.apply(definition);
        if (value instanceof Boolean || value == Unresolved.VALUE) {
            return value;
        }
        throw wrong(
                "The definition of condition \"%s\" is invalid: %s"
                        .formatted(name, PythonText.str(value)),
                name);
    }

    private static TemplateException wrong(String message, String name) {
        return new TemplateException(
                TemplateError.STACK_VALIDATION_FAILED,
                "Condition validation error: " + message,
                "conditions." + name);
    }
}
