/**
 * Where users come from: they are made, leased from a pool of accounts that somebody made before,
 * or are an account that others share. Nothing is touched that is not in the stack domain and known
 * to be this identity's.
 */
@NullMarked
package io.hearth.identityworker.account;

import org.jspecify.annotations.NullMarked;
