/** Takes events from the bus, and decides which webhooks get them. */
@NullMarked
package io.hearth.webhookservice.intake;

import org.jspecify.annotations.NullMarked;
