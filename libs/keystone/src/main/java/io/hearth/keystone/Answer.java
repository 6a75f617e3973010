package io.hearth.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.contract.seal.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * What Keystone answered.
 *
 * @param body a missing node when it was empty or no JSON
 * @param token the token that a login made
 */
record Answer(
        Call call,
        int status,
        JsonNode body,
        Optional<Secret> token,
        Optional<Duration> retryAfter) {
    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /**
     * Whether a failure is told by Keystone itself: what stands before it, such as a load balancer
     * that misses it, answers 404 with another body or none.
     */
    boolean isKeystonesWord() {
        return body.path("error").path("code").asInt() == status;
    }

    /**
     * This answer, if it is a success.
     *
     * @throws KeystoneException of the kind that the status stands for
     */
    Answer orThrow() {
        if (isSuccess()) {
            return this;
        }
        throw failure();
    }

    KeystoneException failure() {
        String message = "%s was answered %d%s".formatted(call, status, reason());
        return switch (status) {
            case 401 -> new KeystoneException.Unauthorized(message);
            case 403 -> new KeystoneException.Forbidden(message);
            case 404 -> new KeystoneException.NotFound(message);
            case 409 -> new KeystoneException.Conflict(message);
            case 408, 429 -> new KeystoneException.Unavailable(message, retryAfter);
            default ->
                    status >= 400 && status < 500
                            ? new KeystoneException.Rejected(message)
                            : new KeystoneException.Unavailable(message, retryAfter);
        };
    }

    /**
     * A required text of the body.
     *
     * @throws KeystoneException.Unavailable if it is not there: the answer cannot be read
     */
    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new KeystoneException.Unavailable(
                    "Keystone's answer lacks '%s'.".formatted(field), Optional.empty());
        }
        return value.textValue();
    }

    /** Keystone's own words, but not for a login, which they could quote. */
    private String reason() {
        String reason = body.path("error").path("message").asText("");
        boolean silent = reason.isBlank() || call.path().startsWith("/auth/") || status == 400;
        return silent ? "." : ": " + reason.substring(0, Math.min(reason.length(), 300));
    }
}
