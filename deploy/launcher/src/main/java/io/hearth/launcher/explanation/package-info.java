/** What a stack waits for, by what the bus has told of it. */
@NullMarked
package io.hearth.launcher.explanation;

import org.jspecify.annotations.NullMarked;
