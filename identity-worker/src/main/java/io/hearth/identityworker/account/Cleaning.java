package io.hearth.identityworker.account;

import io.hearth.contract.seal.Secret;
import io.hearth.identityworker.domain.DomainKeypairs;
import io.hearth.identityworker.domain.DomainUsers;
import io.hearth.identityworker.domain.RandomPassword;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.keystone.Grant;
import io.hearth.keystone.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes from an account of the pool what it holds, and sees whether it holds anything. */
final class Cleaning {
    private final DomainUsers users;
    private final DomainKeypairs keypairs;
    private final boolean writable;
    private final RandomPassword passwords = new RandomPassword();

    Cleaning(StackDomain domain, PoolRules rules) {
        this.users = new DomainUsers(domain);
        this.keypairs = new DomainKeypairs(domain);
        this.writable = rules.isWritable();
    }

    /**
     * Afterwards the account has no role, no keypair and no token, nobody knows its password, and
     * it is disabled; again is the same.
     *
     * @throws AccountRefusedException of one with a role on a domain, which is no account for
     *     stacks
     */
    void clean(User user) {
        List<Grant> grants = users.grants(user.id());
        if (grants.stream().anyMatch(grant -> grant.scope() == Grant.Scope.DOMAIN)) {
            throw new AccountRefusedException(
                    "Account '%s' (%s) has a role on a domain and is not used; take it out of the pool."
                            .formatted(user.name(), user.id()));
        }
        keypairs.removeAll(user.id(), anotherPassword(user));
        grants.forEach(users::revoke);
        if (writable) {
            users.setEnabled(user.id(), false);
        }
    }

    /** Its tokens end with the one that it had. */
    private @Nullable Secret anotherPassword(User user) {
        if (!writable) {
            return null;
        }
        Secret password = passwords.next();
        users.setPassword(user.id(), password);
        return password;
    }

    /** Whether an account that nobody uses has what it should not. Changes nothing. */
    boolean isNeeded(User user) {
        return writable && user.enabled()
                || !users.grants(user.id()).isEmpty()
                || keypairs.holdsAny(user.id());
    }
}
