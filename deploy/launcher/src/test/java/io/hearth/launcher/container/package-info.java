/** Hearth in containers, on whichever engine is at hand. */
@NullMarked
package io.hearth.launcher.container;

import org.jspecify.annotations.NullMarked;
