package io.hearth.identityworker.account;

import static java.util.Objects.requireNonNull;

import io.hearth.contract.seal.Secret;
import io.hearth.identityworker.domain.DomainUsers;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Observed;
import io.hearth.keystone.User;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Users that are made, each for one identity, and bear its mark. */
final class MadeUsers implements UserSource {
    private final StackDomain domain;
    private final DomainUsers users;

    MadeUsers(StackDomain domain) {
        this.domain = domain;
        this.users = new DomainUsers(domain);
    }

    @Override
    public Observed get(Identity identity, @Nullable String projectId, @Nullable Secret password) {
        String id =
                users.make(identity.intent().name(), domain.marker(identity), projectId, password);
        return identity.observed().withKeystoneId(id);
    }

    @Override
    public Optional<User> ours(Identity identity) {
        return users.ours(identity.keystoneId(), identity.intent().name(), domain.marker(identity));
    }

    @Override
    public void enable(Identity identity, @Nullable String projectId) {
        setEnabled(identity, true);
    }

    @Override
    public void disable(Identity identity) {
        setEnabled(identity, false);
    }

    private void setEnabled(Identity identity, boolean enabled) {
        users.setEnabled(
                requireNonNull(identity.keystoneId()),
                identity.intent().name(),
                domain.marker(identity),
                enabled);
    }

    @Override
    public void revoke(Identity identity, @Nullable Secret password, Runnable disarm) {
        users.revoke(
                requireNonNull(identity.keystoneId()),
                identity.intent().name(),
                domain.marker(identity),
                password,
                disarm);
    }

    @Override
    public boolean isEnabled(User user) {
        return user.enabled();
    }

    @Override
    public void giveUp(Identity identity) {
        users.remove(identity.keystoneId(), identity.intent().name(), domain.marker(identity));
    }
}
