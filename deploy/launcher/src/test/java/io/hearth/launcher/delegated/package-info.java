/** Stacks whose resources are made in Keystone with the authority of their owner. */
@NullMarked
package io.hearth.launcher.delegated;

import org.jspecify.annotations.NullMarked;
