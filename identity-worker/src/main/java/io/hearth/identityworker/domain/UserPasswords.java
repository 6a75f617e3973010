package io.hearth.identityworker.domain;

import io.hearth.contract.seal.Secret;
import java.util.Optional;

/** The passwords that stack users were given. */
public interface UserPasswords {
    /**
     * @param userId Keystone's
     * @return empty for a user without one
     */
    Optional<Secret> of(String userId);
}
