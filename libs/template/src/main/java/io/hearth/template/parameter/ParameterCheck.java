package io.hearth.template.parameter;

import org.jspecify.annotations.Nullable;

/** Holds a value against its parameter's type and constraints. */
public final class ParameterCheck {
    private ParameterCheck() {}

    /**
     * The value, of its type.
     *
     * @throws IllegalArgumentException with Heat's message
     */
    public static @Nullable Object check(ParameterSchema schema, Object value) {
        @Nullable Object typed = ValueParser.parse(schema.type(), value);
        ConstraintCheck.check(
                schema.constraints(),
                // Heat's messages show numbers and truth values as they were given.
                schema.type() == ParameterType.NUMBER || schema.type() == ParameterType.BOOLEAN
                        ? value
                        : typed,
                other -> ValueParser.parse(schema.type(), other));
        return typed;
    }
}
