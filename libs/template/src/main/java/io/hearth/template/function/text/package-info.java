/**
 * The functions that make text, or take it apart; one class each, from its syntax to its result.
 */
@NullMarked
package io.hearth.template.function.text;

import org.jspecify.annotations.NullMarked;
