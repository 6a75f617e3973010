package io.hearth.contract.seal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;

/**
 * A secret under AES-256-GCM, bound to its {@link SealContext}.
 *
 * @param ciphertext Tink's output in base64; its prefix names the key, so that keys can be rotated
 * @see <a href="https://developers.google.com/tink/wire-format#prefix">Tink: output prefix</a>
 */
public record Sealed(@JsonValue String ciphertext) {
    /** So many characters of a ciphertext tell which key has sealed it. */
    public static final int BEGINNING = 7;

    private static final byte PREFIX = 1;
    private static final int PREFIX_LENGTH = 5;

    /** What seven characters hold of the byte that follows: two bits. */
    private static final int SPARE = 4;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Sealed {
        if (ciphertext.isEmpty()) {
            throw new IllegalArgumentException("A sealed secret cannot be empty.");
        }
    }

    /** With one of these begins whatever a key has sealed, and nothing that another has. */
    public static List<String> beginnings(int keyId) {
        byte[] start = new byte[PREFIX_LENGTH + 1];
        ByteBuffer.wrap(start).put(PREFIX).putInt(keyId);
        List<String> beginnings = new ArrayList<>();
        for (int spare = 0; spare < SPARE; spare++) {
            start[PREFIX_LENGTH] = (byte) (spare << 6);
            beginnings.add(Base64.getEncoder().encodeToString(start).substring(0, BEGINNING));
        }
        return beginnings;
    }

    /**
     * The id of the key that has sealed what begins so; empty for what no key has.
     *
     * @param beginning the first {@value #BEGINNING} characters of a ciphertext, or fewer
     */
    public static OptionalInt keyOf(String beginning) {
        if (beginning.length() != BEGINNING) {
            return OptionalInt.empty();
        }
        try {
            ByteBuffer start = ByteBuffer.wrap(Base64.getDecoder().decode(beginning + "A"));
            return start.get() == PREFIX ? OptionalInt.of(start.getInt()) : OptionalInt.empty();
        } catch (IllegalArgumentException e) {
            return OptionalInt.empty();
        }
    }
}
