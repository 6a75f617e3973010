package io.hearth.access.signature;

import io.hearth.access.signature.wire.RawRequest;
import io.hearth.contract.seal.Secret;
import java.time.Instant;

/**
 * A request that somebody else's implementation has signed.
 *
 * @param how which implementation, and where it puts the signature
 */
record SignedByOthers(
        String how, RawRequest request, String accessKey, Secret secret, Instant signedAt) {
    Verification verify() {
        return verify(request, signedAt);
    }

    Verification verifyAt(Instant now) {
        return verify(request, now);
    }

    /** What the same key says of another request. */
    Verification verify(RawRequest other) {
        return verify(other, signedAt);
    }

    private Verification verify(RawRequest other, Instant now) {
        return Checks.verify(other, accessKey, secret, now, AgePolicy.REQUEST);
    }
}
