/** What runs in the processes of the parts that the launcher starts. */
@NullMarked
package io.hearth.launcher.child;

import org.jspecify.annotations.NullMarked;
