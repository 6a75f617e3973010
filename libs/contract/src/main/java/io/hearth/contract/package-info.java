/**
 * What the services tell each other: events as records, the topics that carry them, and the
 * CloudEvents encoding.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">CloudEvents
 *     Kafka protocol binding</a>
 */
@NullMarked
package io.hearth.contract;

import org.jspecify.annotations.NullMarked;
