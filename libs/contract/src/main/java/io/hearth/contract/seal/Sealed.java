package io.hearth.contract.seal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A secret under AES-256-GCM, bound to its {@link SealContext}.
 *
 * @param ciphertext Tink's output in base64; its prefix names the key, so that keys can be rotated
 */
public record Sealed(@JsonValue String ciphertext) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Sealed {
        if (ciphertext.isEmpty()) {
            throw new IllegalArgumentException("A sealed secret cannot be empty.");
        }
    }
}
