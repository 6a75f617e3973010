package io.hearth.access.signature;

/** A request read for its signature: either a {@link Claim}, or refused for its form. */
public sealed interface Reading permits Claim, Verification.Refused {}
