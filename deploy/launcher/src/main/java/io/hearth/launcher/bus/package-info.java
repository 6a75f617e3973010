/** What is on the bus of a local Hearth by now. */
@NullMarked
package io.hearth.launcher.bus;

import org.jspecify.annotations.NullMarked;
