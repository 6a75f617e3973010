/** The functions that choose from lists and maps, or make them; one class each. */
@NullMarked
package io.hearth.template.function.collection;

import org.jspecify.annotations.NullMarked;
