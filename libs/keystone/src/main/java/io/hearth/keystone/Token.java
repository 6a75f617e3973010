package io.hearth.keystone;

import io.hearth.contract.seal.Secret;
import java.time.Instant;

/** A token with its end. */
public record Token(Secret value, Instant expiresAt) {}
