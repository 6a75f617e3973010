/** A Quarkus endpoint that does nothing, to measure what the others add. */
@NullMarked
package io.hearth.bench.bare;

import org.jspecify.annotations.NullMarked;
