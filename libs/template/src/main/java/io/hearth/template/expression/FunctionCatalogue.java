package io.hearth.template.expression;

/** The functions by name and dialect. */
final class FunctionCatalogue {
    private FunctionCatalogue() {}
}
