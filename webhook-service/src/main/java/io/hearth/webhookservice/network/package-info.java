/** Where a webhook may be: addresses that customers choose, and must not lead inside. */
@NullMarked
package io.hearth.webhookservice.network;

import org.jspecify.annotations.NullMarked;
