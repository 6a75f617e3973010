/** The parts of a Hearth that runs, as tests reach them behind its back. */
@NullMarked
package io.hearth.launcher.parts;

import org.jspecify.annotations.NullMarked;
