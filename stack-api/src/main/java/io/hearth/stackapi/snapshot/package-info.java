/** Snapshots of stacks as they are kept. */
@NullMarked
package io.hearth.stackapi.snapshot;

import org.jspecify.annotations.NullMarked;
