@NullMarked
package io.hearth.messaging.reseal;

import org.jspecify.annotations.NullMarked;
