/** Parts are killed at random moments under a load of stacks with identities. */
@NullMarked
package io.hearth.launcher.kill;

import org.jspecify.annotations.NullMarked;
