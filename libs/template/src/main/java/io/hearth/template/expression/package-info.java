/** Values of a template that may hold functions: one sealed tree, its parser and its resolver. */
@NullMarked
package io.hearth.template.expression;

import org.jspecify.annotations.NullMarked;
