package io.hearth.identityworker.account;

import io.hearth.contract.seal.Secret;
import io.hearth.identityworker.domain.DomainUsers;
import io.hearth.identityworker.domain.NextSecond;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Observed;
import io.hearth.identityworker.ledger.Tenancy;
import io.hearth.keystone.Grant;
import io.hearth.keystone.KeystoneException;
import io.hearth.keystone.User;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accounts of the pool, each for one identity after the other. */
final class LeasedUsers implements UserSource {
    private final StackDomain domain;
    private final DomainUsers users;
    private final Leases leases;
    private final Cleaning cleaning;
    private final PoolRules rules;
    private final InstantSource clock;

    LeasedUsers(StackDomain domain, Leases leases, PoolRules rules, InstantSource clock) {
        this.domain = domain;
        this.users = new DomainUsers(domain);
        this.leases = leases;
        this.cleaning = new Cleaning(domain, rules);
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Observed get(Identity identity, @Nullable String projectId, @Nullable Secret password) {
        if (password != null && !rules.isWritable()) {
            throw new AccountRefusedException(
                    "It needs a user with a password, and the directory of the pool lets none be set"
                            + " (hearth.identity.pool.directory=read-only); what needs a keypair only can"
                            + " be had, such as signal_transport CFN_SIGNAL.");
        }
        if (projectId != null) {
            // a user that could not get its role would be of no use
            domain.roleId();
        }
        PoolAccount account = take(identity);
        if (rules.isWritable()) {
            if (password != null) {
                users.setPassword(account.id(), password);
            }
            users.setEnabled(account.id(), true);
            if (password != null) {
                NextSecond.await();
            }
        }
        return identity.observed()
                .withAccount(account.id(), new Tenancy(account.name(), account.lease()));
    }

    /** One that somebody has removed, or taken out of the pool, is none of it any more. */
    private PoolAccount take(Identity identity) {
        while (true) {
            PoolAccount account = leases.lease(identity);
            if (users.inDomain(account.id()).filter(rules::isMember).isPresent()) {
                return account;
            }
            leases.forget(account);
        }
    }

    @Override
    public Optional<User> ours(Identity identity) {
        return leases.leasedTo(identity).flatMap(account -> users.inDomain(account.id()));
    }

    @Override
    public void enable(Identity identity, @Nullable String projectId) {
        User user = there(identity);
        if (rules.isWritable()) {
            users.setEnabled(user.id(), true);
        } else if (projectId != null) {
            users.grantRole(projectId, user.id());
        }
    }

    /** Without a role a keypair opens nothing. */
    @Override
    public void disable(Identity identity) {
        User user = there(identity);
        if (rules.isWritable()) {
            users.setEnabled(user.id(), false);
        } else {
            users.grants(user.id()).forEach(users::revoke);
        }
    }

    /** Where nothing else can be changed, tokens end with the role by which they were got. */
    @Override
    public void revoke(Identity identity, @Nullable Secret password, Runnable disarm) {
        User user = there(identity);
        if (rules.isWritable()) {
            users.setEnabled(user.id(), false);
            if (password != null) {
                users.setPassword(user.id(), password);
            }
        }
        List<Grant> grants = rules.isWritable() ? List.of() : users.grants(user.id());
        grants.forEach(users::revoke);
        NextSecond.await();
        disarm.run();
        grants.forEach(grant -> users.grantRole(grant.scopeId(), user.id()));
        if (rules.isWritable()) {
            users.setEnabled(user.id(), true);
        }
    }

    private User there(Identity identity) {
        return ours(identity)
                .orElseThrow(
                        () ->
                                new KeystoneException.NotFound(
                                        "Account '%s' is gone from the stack domain."
                                                .formatted(identity.nameInKeystone())));
    }

    @Override
    public boolean isEnabled(User user) {
        return rules.isWritable() ? user.enabled() : !users.grants(user.id()).isEmpty();
    }

    @Override
    public void giveUp(Identity identity) {
        ours(identity).ifPresent(cleaning::clean);
        leases.giveBack(identity, clock.instant());
    }
}
