/**
 * Events between a service's database and the bus: an outbox that a relay publishes, an inbox that
 * drops repetitions, and a consumer that never lets a poisoned record block a partition.
 */
@NullMarked
package io.hearth.messaging;

import org.jspecify.annotations.NullMarked;
