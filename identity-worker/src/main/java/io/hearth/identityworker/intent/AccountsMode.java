package io.hearth.identityworker.intent;

import io.hearth.identityworker.ledger.Account;

/** Where the users of stacks come from. */
enum AccountsMode {
    /** Each is made. */
    MADE,
    /** They are accounts that somebody made before, for directories in which none can be made. */
    POOL;

    static final String PROPERTY = "hearth.identity.accounts";

    Account account() {
        return this == POOL ? Account.LEASED : Account.MADE;
    }
}
