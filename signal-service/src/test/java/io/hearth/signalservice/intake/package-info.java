@NullMarked
package io.hearth.signalservice.intake;

import org.jspecify.annotations.NullMarked;
