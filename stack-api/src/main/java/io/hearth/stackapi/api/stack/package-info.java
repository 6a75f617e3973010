/** Stacks over HTTP: create, list, show, look up, delete, and what a stack was made from. */
@NullMarked
package io.hearth.stackapi.api.stack;

import org.jspecify.annotations.NullMarked;
