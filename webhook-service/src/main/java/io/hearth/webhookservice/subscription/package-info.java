/** What owners have subscribed: where to, which events, and what they are signed with. */
@NullMarked
package io.hearth.webhookservice.subscription;

import org.jspecify.annotations.NullMarked;
