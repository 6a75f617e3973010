@NullMarked
package io.hearth.messaging.purge;

import org.jspecify.annotations.NullMarked;
