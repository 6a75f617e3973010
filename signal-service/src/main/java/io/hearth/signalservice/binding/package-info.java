/** What may be signalled, by whom: the resources as the bus told of them, kept in memory. */
@NullMarked
package io.hearth.signalservice.binding;

import org.jspecify.annotations.NullMarked;
