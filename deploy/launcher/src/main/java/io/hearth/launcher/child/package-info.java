/** What the launcher adds to the process of a service. */
@NullMarked
package io.hearth.launcher.child;

import org.jspecify.annotations.NullMarked;
