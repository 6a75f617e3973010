/** How Heat reads numbers, truth values and other forms of text. */
@NullMarked
package io.hearth.template.value;

import org.jspecify.annotations.NullMarked;
