/** When keypairs are rotated by the clock, and when those that were rotated go. */
@NullMarked
package io.hearth.identityworker.rotation;

import org.jspecify.annotations.NullMarked;
