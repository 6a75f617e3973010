/** The process that holds all parts of a local Hearth: starts, watches, restarts and stops them. */
@NullMarked
package io.hearth.launcher.daemon;

import org.jspecify.annotations.NullMarked;
