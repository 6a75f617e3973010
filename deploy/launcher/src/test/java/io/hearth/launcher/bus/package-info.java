/** What operators see of the bus. */
@NullMarked
package io.hearth.launcher.bus;

import org.jspecify.annotations.NullMarked;
