package io.hearth.access.signature;

import io.hearth.contract.seal.Secret;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A request that says which access key signed it, which is yet to be proved. */
public sealed interface Claim extends Reading permits ClaimV2, ClaimV4 {
    /** The key that it names; nothing vouches for it yet. */
    String accessKey();

    /** All that the signature covers, decoded, without itself; believed once it is proved. */
    Map<String, String> parameters();

    /** Whether a right signature is neither too old nor from the future. */
    boolean isFresh(Instant now, AgePolicy agePolicy);

    /**
     * Proves the claim or refutes it.
     *
     * @param secret the key's secret; empty when the key is not known, which takes as long and
     *     reads the same as a wrong signature
     */
    Verification check(Optional<Secret> secret, Instant now, AgePolicy agePolicy);
}
