/** The passwords of stack users, as the ledger has them, for the mode in which users log in. */
@NullMarked
package io.hearth.identityworker.password;

import org.jspecify.annotations.NullMarked;
