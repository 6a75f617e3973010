@NullMarked
package io.hearth.signalservice.binding;

import org.jspecify.annotations.NullMarked;
