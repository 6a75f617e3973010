/**
 * The access matrix: every principal by every credential that it can show is asked everything of
 * everything, and what Hearth lets pass is what {@link io.hearth.launcher.access.model.Model}
 * allows. Nothing that the matrix asks changes what another of its questions finds.
 */
@NullMarked
package io.hearth.launcher.access;

import org.jspecify.annotations.NullMarked;
