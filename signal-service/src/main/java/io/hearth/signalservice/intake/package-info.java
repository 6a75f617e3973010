/** From a payload to an event that the broker has: validate, append, answer. */
@NullMarked
package io.hearth.signalservice.intake;

import org.jspecify.annotations.NullMarked;
