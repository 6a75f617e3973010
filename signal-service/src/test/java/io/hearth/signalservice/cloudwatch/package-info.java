@NullMarked
package io.hearth.signalservice.cloudwatch;

import org.jspecify.annotations.NullMarked;
