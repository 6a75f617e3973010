/**
 * Stacks, their resources and events, as they are stored. Records outside, rows inside; the engine
 * alone changes them.
 */
@NullMarked
package io.hearth.stackapi.stack;

import org.jspecify.annotations.NullMarked;
