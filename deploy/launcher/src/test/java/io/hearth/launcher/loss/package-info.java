/** Signals over a line that loses, repeats and delays them, while services are killed. */
@NullMarked
package io.hearth.launcher.loss;

import org.jspecify.annotations.NullMarked;
