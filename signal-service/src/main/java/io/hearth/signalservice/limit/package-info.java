/** How much a sender may ask for in a second. */
@NullMarked
package io.hearth.signalservice.limit;

import org.jspecify.annotations.NullMarked;
