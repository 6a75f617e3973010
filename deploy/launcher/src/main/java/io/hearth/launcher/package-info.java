/** Hearth on one machine: one command that starts, shows, tells and stops all of it. */
@NullMarked
package io.hearth.launcher;

import org.jspecify.annotations.NullMarked;
