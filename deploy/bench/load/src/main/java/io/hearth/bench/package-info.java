/** Measures Hearth against the bare parts it is made of, in the same run, and prints ratios. */
@NullMarked
package io.hearth.bench;

import org.jspecify.annotations.NullMarked;
