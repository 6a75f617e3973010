package io.hearth.keystone.bootstrap;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.KeystoneAdmin;
import io.hearth.keystone.KeystoneAdmin.Kind;
import java.util.Map;
import java.util.Optional;

/**
 * There is a user, and it has the given password.
 *
 * @param userName unique in the account's domain
 * @param given the password it must have; an existing user keeps its own without one
 * @param generated the password of a new user if none is given
 */
record UserStep(Account account, String userName, Optional<Secret> given, Secret generated)
        implements Step {
    private static final Map<String, Boolean> NO_EXPIRY =
            Map.of(
                    "ignore_change_password_upon_first_use", true,
                    "ignore_password_expiry", true,
                    "ignore_lockout_failure_attempts", true);

    @Override
    public String name() {
        return identity().name();
    }

    @Override
    public boolean isDone(KeystoneAdmin keystone, Ids ids) {
        return identity().isDone(keystone, ids)
                && (given.isEmpty() || keystone.isPassword(userId(ids), given.get()));
    }

    @Override
    public void run(KeystoneAdmin keystone, Ids ids) {
        if (ids.find(Kind.USER, userName).isPresent()) {
            Secret password = given.orElseThrow();
            keystone.change(Kind.USER, userId(ids), Map.of("password", password.reveal()));
        } else {
            identity().run(keystone, ids);
        }
    }

    /** The password that is known after the run. */
    Optional<Secret> password(boolean made) {
        return made ? Optional.of(given.orElse(generated)) : given;
    }

    private NamedStep identity() {
        return new NamedStep(
                Kind.USER,
                userName,
                Optional.of(account.domainName()),
                Map.of("password", given.orElse(generated).reveal(), "options", NO_EXPIRY));
    }

    private String userId(Ids ids) {
        return ids.get(Kind.USER, userName);
    }
}
