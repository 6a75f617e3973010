/**
 * Compares the ledger and the stack domain both ways: what is missing is made again, what nobody
 * accounts for is removed.
 */
@NullMarked
package io.hearth.identityworker.scan;

import org.jspecify.annotations.NullMarked;
