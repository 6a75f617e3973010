/** Conditions and what is made of them. */
@NullMarked
package io.hearth.template.function.condition;

import org.jspecify.annotations.NullMarked;
