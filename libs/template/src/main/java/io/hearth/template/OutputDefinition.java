package io.hearth.template;

import io.hearth.template.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * An output as a template declares it.
 *
 * @param condition null for an output that always has its value; nothing in {@link
 *     Template#effective}, where the value of one whose condition does not hold is null
 */
public record OutputDefinition(
        String name,
        String description,
        Expression value,
        Expression.@Nullable Condition condition) {
    /** What Heat shows for an output without a description. */
    public static final String NO_DESCRIPTION = "No description given";

    /** Whether the values of parameters decide what it is. */
    boolean isConditional() {
        return condition != null || value.all().anyMatch(Expression.If.class::isInstance);
    }
}
