@NullMarked
package io.hearth.signalservice;

import org.jspecify.annotations.NullMarked;
