/** The addresses that clients know, routed to the services behind them. */
@NullMarked
package io.hearth.launcher.edge;

import org.jspecify.annotations.NullMarked;
