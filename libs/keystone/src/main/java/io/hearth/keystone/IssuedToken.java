package io.hearth.keystone;

import io.hearth.contract.seal.Secret;

/**
 * A token that Keystone has made for somebody.
 *
 * @param owner what it says of whom it was made for
 * @param value never logged and never stored
 */
public record IssuedToken(ValidatedToken owner, Secret value) {}
