/** What instances and owners measure, kept by the minute. */
@NullMarked
package io.hearth.signalservice.metric;

import org.jspecify.annotations.NullMarked;
