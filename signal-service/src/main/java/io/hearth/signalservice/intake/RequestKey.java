package io.hearth.signalservice.intake;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells a repeated request from another one, for signals that carry no id of their own: the
 * sender's {@code Idempotency-Key}, else one that no other request has.
 */
public final class RequestKey {
    public static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 255;

    private RequestKey() {}

    public static String of(@Nullable String idempotencyKey) {
        return idempotencyKey == null
                        || idempotencyKey.isBlank()
                        || idempotencyKey.length() > LONGEST
                ? UUID.randomUUID().toString()
                : idempotencyKey;
    }
}
