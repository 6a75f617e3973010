/** Figures for operators that only the database has, such as how old the outbox is. */
@NullMarked
package io.hearth.messaging.gauge;

import org.jspecify.annotations.NullMarked;
