@NullMarked
package io.hearth.messaging.tracing;

import org.jspecify.annotations.NullMarked;
