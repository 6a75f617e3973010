/** What a service tells of its work to whoever collects its traces. */
@NullMarked
package io.hearth.messaging.tracing;

import org.jspecify.annotations.NullMarked;
