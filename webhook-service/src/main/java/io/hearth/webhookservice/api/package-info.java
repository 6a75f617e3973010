/** {@code /v1/{project}/webhooks}: what owners see of their webhooks and their deliveries. */
@NullMarked
package io.hearth.webhookservice.api;

import org.jspecify.annotations.NullMarked;
