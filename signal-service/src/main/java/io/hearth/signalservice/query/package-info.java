/** The one address of the APIs that say in {@code Action} what they are asked for. */
@NullMarked
package io.hearth.signalservice.query;

import org.jspecify.annotations.NullMarked;
