package io.hearth.keystone;

import io.hearth.contract.seal.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A user to be created. It is made with the options that an automated user needs: no password
 * expiry, no forced change at first use, no lock-out by failed attempts.
 *
 * @param defaultProjectId null for a user without one
 * @param password null for a user that cannot log in with one
 */
public record NewUser(
        String domainId,
        String name,
        String description,
        @Nullable String defaultProjectId,
        @Nullable Secret password) {}
