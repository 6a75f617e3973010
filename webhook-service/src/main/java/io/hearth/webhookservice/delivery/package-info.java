/** Brings events to webhooks, again and again until they are taken or there is no more use. */
@NullMarked
package io.hearth.webhookservice.delivery;

import org.jspecify.annotations.NullMarked;
