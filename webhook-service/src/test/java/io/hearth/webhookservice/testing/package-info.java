/** Receivers, and owners who subscribe. */
@NullMarked
package io.hearth.webhookservice.testing;

import org.jspecify.annotations.NullMarked;
