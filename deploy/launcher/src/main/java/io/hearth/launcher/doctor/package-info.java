/** Looks at what Hearth stands on and says what is wrong, a line for each thing. */
@NullMarked
package io.hearth.launcher.doctor;

import org.jspecify.annotations.NullMarked;
