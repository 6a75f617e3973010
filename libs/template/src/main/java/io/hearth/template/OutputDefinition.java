package io.hearth.template;

import io.hearth.template.expression.Expression;

/** An output as a template declares it. */
public record OutputDefinition(String name, String description, Expression value) {
    /** What Heat shows for an output without a description. */
    public static final String NO_DESCRIPTION = "No description given";
}
