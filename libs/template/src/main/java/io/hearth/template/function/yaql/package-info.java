/** A subset of YAQL: its grammar, and the functions that templates use. */
@NullMarked
package io.hearth.template.function.yaql;

import org.jspecify.annotations.NullMarked;
