package io.hearth.access.signature;

import io.hearth.access.signature.wire.RawRequest;
import io.hearth.access.signature.wire.Refusal;
import io.hearth.contract.seal.Secret;
import java.time.Instant;
import java.util.Optional;

/** The key of our own vectors, and the time they were signed at. */
public final class Checks {
    public static final Secret SECRET = Secret.of("Zk3!aB9@qW7#eR5%tY1^uI2&oP4*sD6f");
    public static final String ACCESS_KEY = "0123456789abcdef0123456789abcdef";
    public static final Instant SIGNED_AT = Instant.parse("2026-11-21T03:00:00Z");

    private Checks() {}

    public static Verification verify(RawRequest request) {
        return verify(request, SIGNED_AT, AgePolicy.REQUEST);
    }

    static Verification verify(RawRequest request, Instant now, AgePolicy policy) {
        return verify(request, ACCESS_KEY, SECRET, now, policy);
    }

    /**
     * @param secret of the one key that is known
     */
    static Verification verify(
            RawRequest request, String accessKey, Secret secret, Instant now, AgePolicy policy) {
        return switch (SignedRequests.read(request)) {
            case Verification.Refused refused -> refused;
            case Claim claim ->
                    claim.check(
                            Optional.of(secret).filter(s -> claim.accessKey().equals(accessKey)),
                            now,
                            policy);
        };
    }

    static Refusal refusal(RawRequest request) {
        return refusal(verify(request));
    }

    static Refusal refusal(Verification verification) {
        if (verification instanceof Verification.Refused refused) {
            return refused.refusal();
        }
        throw new AssertionError("Accepted: " + verification);
    }
}
