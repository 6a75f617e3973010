package io.hearth.template.expression;

/**
 * Stands for what is not known before a resource exists. A function with an unresolved argument is
 * unresolved, and property checks let it pass.
 */
public enum Unresolved {
    VALUE
}
