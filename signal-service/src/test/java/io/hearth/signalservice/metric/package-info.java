@NullMarked
package io.hearth.signalservice.metric;

import org.jspecify.annotations.NullMarked;
