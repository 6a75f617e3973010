/** Alarms: when their metrics cross a threshold, resources are signalled. */
@NullMarked
package io.hearth.signalservice.alarm;

import org.jspecify.annotations.NullMarked;
