package io.hearth.identityworker.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The use of an account that was there before.
 *
 * @param userName the account's name in Keystone
 * @param lease of an account of the pool: which use of it this is, the later the greater; null for
 *     one that is shared
 */
public record Tenancy(String userName, @Nullable Long lease) {}
