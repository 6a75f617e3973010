/** Snapshots of stacks over HTTP. */
@NullMarked
package io.hearth.stackapi.api.snapshot;

import org.jspecify.annotations.NullMarked;
