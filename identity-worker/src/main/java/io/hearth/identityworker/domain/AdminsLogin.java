package io.hearth.identityworker.domain;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.Keystone;
import java.util.Optional;
import java.util.function.Function;

/** As the stack domain's admin. */
record AdminsLogin(Keystone keystone) implements KeypairLogin {
    @Override
    public <T> T ask(String userId, Function<Keystone, T> calls) {
        return calls.apply(keystone);
    }

    @Override
    public <T> T ask(String userId, Secret fresh, Function<Keystone, T> calls) {
        return calls.apply(keystone);
    }

    @Override
    public boolean canLook() {
        return true;
    }

    @Override
    public Optional<Secret> firstPassword() {
        return Optional.empty();
    }

    @Override
    public void remember(String userId, Secret firstPassword) {
        // nobody logs in as the user
    }
}
