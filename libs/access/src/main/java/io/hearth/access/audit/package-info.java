/** Refusals of instances' identities, told on the bus. */
@NullMarked
package io.hearth.access.audit;

import org.jspecify.annotations.NullMarked;
