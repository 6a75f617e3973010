/** stack-api is killed at random moments of what it does to trees of stacks. */
@NullMarked
package io.hearth.launcher.crash;

import org.jspecify.annotations.NullMarked;
