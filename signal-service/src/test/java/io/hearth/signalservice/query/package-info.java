@NullMarked
package io.hearth.signalservice.query;

import org.jspecify.annotations.NullMarked;
