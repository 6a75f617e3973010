package io.hearth.identityworker.account;

import io.hearth.contract.seal.Secret;
import io.hearth.identityworker.domain.DomainUsers;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Observed;
import io.hearth.identityworker.ledger.Tenancy;
import io.hearth.keystone.User;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accounts that others use too: they are looked at, and nothing of them is changed. */
final class SharedAccounts implements UserSource {
    private final DomainUsers users;
    private final PoolRules rules;

    SharedAccounts(StackDomain domain, PoolRules rules) {
        this.users = new DomainUsers(domain);
        this.rules = rules;
    }

    /**
     * @throws AccountRefusedException of one that is not there, or may not be used
     */
    @Override
    public Observed get(Identity identity, @Nullable String projectId, @Nullable Secret password) {
        String name = identity.intent().name();
        if (!rules.shared().contains(name)) {
            throw new AccountRefusedException(
                    "Account '%s' may not be shared; whoever runs the cloud can allow it (hearth.identity.shared-accounts)."
                            .formatted(name));
        }
        User user =
                users.named(name)
                        .orElseThrow(
                                () ->
                                        new AccountRefusedException(
                                                "There is no account '%s' in the stack domain."
                                                        .formatted(name)));
        return identity.observed().withAccount(user.id(), new Tenancy(user.name(), null));
    }

    @Override
    public Optional<User> ours(Identity identity) {
        String id = identity.keystoneId();
        return id == null ? Optional.empty() : users.inDomain(id);
    }

    @Override
    public void enable(Identity identity, @Nullable String projectId) {
        throw neverChanged(identity);
    }

    @Override
    public void disable(Identity identity) {
        throw neverChanged(identity);
    }

    @Override
    public void revoke(Identity identity, @Nullable Secret password, Runnable disarm) {
        throw neverChanged(identity);
    }

    private static IllegalStateException neverChanged(Identity identity) {
        return new IllegalStateException(
                "Account '%s' is shared and never changed.".formatted(identity.nameInKeystone()));
    }

    @Override
    public boolean isEnabled(User user) {
        return user.enabled();
    }

    /** Its trust has gone before. */
    @Override
    public void giveUp(Identity identity) {
        // others go on using it
    }
}
