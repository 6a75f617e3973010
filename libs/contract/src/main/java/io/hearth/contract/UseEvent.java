package io.hearth.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What instances do with their identities, seldom told. */
public sealed interface UseEvent extends StackScoped {
    @Override
    default Topic topic() {
        return Topic.USES;
    }

    /**
     * An identity was used, for the first time or again after a while; at most once in a few
     * minutes by each replica that sees it, and lost if the bus is away.
     *
     * @param stack of what it was used for
     * @param accessKey of the keypair that it was used by; null for a token
     */
    @EventType("hearth.identity.used.v1")
    record IdentityUsed(StackRef stack, String userId, @Nullable String accessKey, Instant usedAt)
            implements UseEvent {}
}
