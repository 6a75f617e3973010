package io.hearth.contract.seal;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A secret text in memory. It does not print, does not serialise, and compares in constant time.
 */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = requireNonNull(value, "A secret needs a value.");
    }

    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The clear text; for the one call that needs it, never for a field, a log or an event. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(bytes(value), bytes(secret.value));
    }

    /** The same for all, so that a hash tells nothing of the value. */
    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return "******";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
