/** The real parts that Hearth needs around it, on this machine: PostgreSQL, Kafka and Keystone. */
@NullMarked
package io.hearth.local;

import org.jspecify.annotations.NullMarked;
