/** Latencies of every service, counted so that an operator can ask for quantiles. */
@NullMarked
package io.hearth.messaging.latency;

import org.jspecify.annotations.NullMarked;
