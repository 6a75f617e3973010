package io.hearth.identityworker.account;

import io.hearth.identityworker.domain.DomainUsers;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.keystone.KeystoneException;
import io.hearth.keystone.User;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The accounts that nobody uses: finds them, cleans them before they are used, and watches them.
 */
public final class AccountPool {
    private static final Logger LOG = Logger.getLogger(AccountPool.class);

    private final DomainUsers users;
    private final PoolAccounts accounts;
    private final Cleaning cleaning;
    private final PoolRules rules;
    private final InstantSource clock;

    public AccountPool(
            StackDomain domain, DataSource database, PoolRules rules, InstantSource clock) {
        this.users = new DomainUsers(domain);
        this.accounts = new PoolAccounts(database);
        this.cleaning = new Cleaning(domain, rules);
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * An account that nobody uses and that holds what it should not.
     *
     * @param cleaned whether it does so no more
     */
    public record Unclean(String id, String name, boolean cleaned) {}

    /** Finds who belongs to the pool now, and cleans who is new. Blocks. */
    public void look() {
        accounts.members(
                users.all().stream()
                        .filter(rules::isMember)
                        .map(user -> new PoolAccount(user.id(), user.name(), 0))
                        .toList());
        accounts.alone(() -> accounts.unused(false).forEach(this::clean));
        PoolCensus census = accounts.census();
        if (census.free() == 0) {
            LOG.warnf(
                    "The pool of accounts is dry: %d leased, %d not clean, %d resources wait. Add accounts"
                            + " to it (hearth.identity.pool.accounts).",
                    census.leased(), census.unclean(), census.waiting());
        }
    }

    /** The pool in figures. Blocks. */
    public PoolCensus census() {
        return accounts.census();
    }

    /** The accounts that could be leased and should not be. Blocks. */
    public List<Unclean> check(boolean mend) {
        List<Unclean> found = new ArrayList<>();
        for (PoolAccount account : accounts.unused(true)) {
            Optional<User> user = users.inDomain(account.id());
            // it may have been leased since it was read
            if (user.filter(cleaning::isNeeded).isPresent() && accounts.isUnused(account)) {
                found.add(new Unclean(account.id(), account.name(), mend && mended(account)));
            }
        }
        return found;
    }

    private boolean mended(PoolAccount account) {
        List<Boolean> mended = new ArrayList<>();
        accounts.alone(() -> mended.add(accounts.setAside(account) && clean(account)));
        return mended.contains(true);
    }

    private boolean clean(PoolAccount account) {
        try {
            Optional<User> user = users.inDomain(account.id());
            user.ifPresent(cleaning::clean);
            user.ifPresent(there -> accounts.cleaned(account, clock.instant()));
            return user.isPresent();
        } catch (KeystoneException | AccountRefusedException e) {
            LOG.warnf("Account '%s' of the pool is not clean: %s", account.name(), e.getMessage());
            return false;
        }
    }
}
