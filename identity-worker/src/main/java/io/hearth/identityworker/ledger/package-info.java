/**
 * The ledger: which identities ought to be in Keystone, what is known to be there, and the events
 * that tell of it. The intent, with every name and secret, is here before the first call, so that
 * nothing made is ever unaccounted for.
 */
@NullMarked
package io.hearth.identityworker.ledger;

import org.jspecify.annotations.NullMarked;
