@NullMarked
package io.hearth.signalservice.alarm;

import org.jspecify.annotations.NullMarked;
