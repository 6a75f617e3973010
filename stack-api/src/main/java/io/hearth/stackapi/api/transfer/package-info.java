/** Stacks that are handed over, over HTTP. */
@NullMarked
package io.hearth.stackapi.api.transfer;

import org.jspecify.annotations.NullMarked;
