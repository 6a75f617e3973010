@NullMarked
package io.hearth.messaging.gauge;

import org.jspecify.annotations.NullMarked;
