/** Processes of this machine: recorded, found again, measured. */
@NullMarked
package io.hearth.launcher.process;

import org.jspecify.annotations.NullMarked;
