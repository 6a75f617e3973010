package io.hearth.access.audit;

import static java.util.Objects.requireNonNull;

import io.hearth.access.Principal;
import io.hearth.contract.DenialReason;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is refused and what is known of its caller. It goes with the fault to where the
 * answer is made, and from there to the operators; nothing of it is in the answer.
 *
 * @param userId null while nobody vouches for the caller
 * @param projectId null when the user is
 * @param accessKey what the request says it was signed with; null for a token
 * @param about the rule or the resource where the request's path does not tell it
 */
public record Denial(
        DenialReason reason,
        @Nullable String userId,
        @Nullable String projectId,
        @Nullable String accessKey,
        @Nullable String about) {
    public Denial {
        requireNonNull(reason, "A denial needs a reason.");
    }

    public static Denial of(DenialReason reason) {
        return new Denial(reason, null, null, null, null);
    }

    public Denial by(Principal who) {
        String key = who instanceof Principal.StackUser user ? user.accessKey() : null;
        return new Denial(
                reason, who.userId(), who.projectId(), key == null ? accessKey : key, about);
    }

    /**
     * @param claimed be it the caller's or not
     */
    public Denial signedWith(String claimed) {
        return new Denial(reason, userId, projectId, claimed, about);
    }

    public Denial about(String what) {
        return new Denial(reason, userId, projectId, accessKey, what);
    }
}
