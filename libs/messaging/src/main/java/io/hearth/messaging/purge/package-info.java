/** Removes by the clock what no longer serves, so that no table grows for ever. */
@NullMarked
package io.hearth.messaging.purge;

import org.jspecify.annotations.NullMarked;
