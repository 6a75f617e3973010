package io.hearth.identityworker.account;

import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.ledger.Identity;
import java.time.InstantSource;
import javax.sql.DataSource;

/** The source of each identity's user, whatever the configuration was when it was wanted. */
public final class UserSources {
    private final UserSource made;
    private final UserSource leased;
    private final UserSource shared;

    public UserSources(
            StackDomain domain, DataSource database, PoolRules rules, InstantSource clock) {
        this.made = new MadeUsers(domain);
        this.leased = new LeasedUsers(domain, new Leases(database), rules, clock);
        this.shared = new SharedAccounts(domain, rules);
    }

    /** Of an identity that is a user. */
    public UserSource of(Identity identity) {
        return switch (identity.account()) {
            case MADE -> made;
            case LEASED -> leased;
            case SHARED -> shared;
        };
    }
}
