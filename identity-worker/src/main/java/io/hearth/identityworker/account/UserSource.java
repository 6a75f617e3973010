package io.hearth.identityworker.account;

import io.hearth.contract.seal.Secret;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Observed;
import io.hearth.keystone.User;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where an identity's user comes from. Each call is safe to make again. */
public interface UserSource {
    /**
     * Makes the user, or finds the one that an earlier call has got.
     *
     * @param projectId where it is to have its role; null for one that is to have none
     * @param password null for a user that is not to log in by one
     * @return what is known of the identity with it
     */
    Observed get(Identity identity, @Nullable String projectId, @Nullable Secret password);

    /** The user, if it is there and this identity's. */
    Optional<User> ours(Identity identity);

    /**
     * The user may do again what it was got for.
     *
     * @param projectId where it has its role; null for one that has none
     */
    void enable(Identity identity, @Nullable String projectId);

    /** The user may do nothing. */
    void disable(Identity identity);

    /**
     * Whatever was got as the user is good for nothing from now on; the user stays enabled.
     *
     * @param password the one that it has from now on; null for one that is not to log in by one
     * @param disarm removes its keypairs, while it is disabled
     */
    void revoke(Identity identity, @Nullable Secret password, Runnable disarm);

    /** Whether the user may do what it was got for. */
    boolean isEnabled(User user);

    /** Removes the user, or gives it back, with all that it holds. */
    void giveUp(Identity identity);
}
