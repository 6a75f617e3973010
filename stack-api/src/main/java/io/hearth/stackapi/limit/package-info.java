/** How much of everything there may be. */
@NullMarked
package io.hearth.stackapi.limit;

import org.jspecify.annotations.NullMarked;
