package io.hearth.identityworker.domain;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.Keystone;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** As whom the keypairs of stack users are looked at, made and removed. */
public sealed interface KeypairLogin permits AdminsLogin, UsersLogin {
    /**
     * What calls about one user's keypairs answer.
     *
     * @param calls get Keystone under that login
     */
    <T> T ask(String userId, Function<Keystone, T> calls);

    /**
     * The same of a user that has just been given another password.
     *
     * @param fresh the password
     */
    <T> T ask(String userId, Secret fresh, Function<Keystone, T> calls);

    /** Whether a user's keypairs can be looked at without a change to the user. */
    boolean canLook();

    /** Makes calls about one user's keypairs that answer nothing. */
    default void tell(String userId, Consumer<Keystone> calls) {
        ask(
                userId,
                keystone -> {
                    calls.accept(keystone);
                    return true;
                });
    }

    /** The password of a new user that is given none; empty for none. */
    Optional<Secret> firstPassword();

    /** That a user has been made with its first password. */
    void remember(String userId, Secret firstPassword);

    /**
     * As the stack domain's admin, who then has the keypairs of all users of the cloud in reach.
     */
    static KeypairLogin ofAdmin(Keystone keystone) {
        return new AdminsLogin(keystone);
    }
}
