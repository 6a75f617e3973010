package io.hearth.webhookservice.subscription;

import io.hearth.contract.seal.Sealed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook's deliveries are signed with, as it is stored.
 *
 * @param former the secret that was before; null when there is none
 * @param formerUntil until when both sign; null with it
 */
public record SealedSecrets(
        Sealed current, @Nullable Sealed former, @Nullable Instant formerUntil) {
    static SealedSecrets of(Sealed only) {
        return new SealedSecrets(only, null, null);
    }

    /**
     * @param until how long the one that is now signs beside its successor
     */
    SealedSecrets followedBy(Sealed next, Instant until) {
        return new SealedSecrets(next, current, until);
    }
}
