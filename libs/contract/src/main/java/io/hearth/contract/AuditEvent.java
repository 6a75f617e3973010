package io.hearth.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What callers were refused, keyed by the request. */
public sealed interface AuditEvent extends Event {
    /** What the answer's {@code x-openstack-request-id} says. */
    String requestId();

    @Override
    default Topic topic() {
        return Topic.AUDIT;
    }

    @Override
    default String key() {
        return requestId();
    }

    @Override
    default String subject() {
        return requestId();
    }

    /**
     * A request was refused for who made it, or for how it was signed. The caller was told only the
     * status.
     *
     * @param path as it came, without the query; what of it is a credential is withheld
     * @param userId whom Keystone vouches for; null when it does for nobody
     * @param projectId that user's; null when the user is
     * @param accessKey what the request says it was signed with, be it true or not; null for a
     *     token
     * @param about the rule or the resource where the path does not tell it; null where it does
     */
    @EventType("hearth.request.refused.v1")
    record RequestRefused(
            String requestId,
            String method,
            String path,
            int status,
            DenialReason reason,
            @Nullable String userId,
            @Nullable String projectId,
            @Nullable String accessKey,
            @Nullable String about,
            Instant refusedAt)
            implements AuditEvent {
        public RequestRefused {
            requireNonNull(requestId, "A refusal needs the request's id.");
            requireNonNull(reason, "A refusal needs a reason.");
        }
    }
}
