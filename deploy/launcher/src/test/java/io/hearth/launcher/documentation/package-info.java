/** The documentation, held against the code, and what it shows against those who run it. */
@NullMarked
package io.hearth.launcher.documentation;

import org.jspecify.annotations.NullMarked;
