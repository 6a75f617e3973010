package io.hearth.access.signature.wire;

/** Why a signed request is not believed. */
public enum Refusal {
    /** There is no signature, or a part of it is missing. */
    INCOMPLETE_SIGNATURE,
    /** There is a signature, but nothing says whose. */
    NO_CREDENTIALS,
    /** The signature is not the key's, or the key is not known: which of them is never told. */
    BAD_SIGNATURE,
    /** The signature was right, and is too old or from the future. */
    EXPIRED,
    /** The request is of a form that two readers could understand differently. */
    MALFORMED
}
