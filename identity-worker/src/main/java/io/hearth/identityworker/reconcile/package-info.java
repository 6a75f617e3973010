/**
 * Makes what ought to be so: a pure plan says the next Keystone call, one loop makes it and records
 * it. There is no other path, so that a crash, a lost answer and a repeated event all end in the
 * same place.
 */
@NullMarked
package io.hearth.identityworker.reconcile;

import org.jspecify.annotations.NullMarked;
