package io.hearth.template;

import io.hearth.template.expression.Expression;

/**
 * An output as a template declares it; {@code description} is Heat's "No description given" when
 * absent.
 */
public record OutputDefinition(String name, String description, Expression value) {}
