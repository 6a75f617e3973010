package io.hearth.webhookservice.subscription;

import io.hearth.contract.seal.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the deliveries of a webhook are signed with.
 *
 * @param text {@code whsec_} and the key in base64
 * @see <a
 *     href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
public record SigningSecret(Secret text) {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;
    private static final int USUAL = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * @throws IllegalArgumentException if it is not of its form; does not quote it
     */
    public SigningSecret {
        int bytes = bytes(text);
        if (bytes < SHORTEST || bytes > LONGEST) {
            throw new IllegalArgumentException(
                    "The secret must be whsec_ and %d to %d bytes in base64."
                            .formatted(SHORTEST, LONGEST));
        }
    }

    /** One that nobody can guess. */
    public static SigningSecret random() {
        byte[] key = new byte[USUAL];
        RANDOM.nextBytes(key);
        return new SigningSecret(Secret.of(PREFIX + Base64.getEncoder().encodeToString(key)));
    }

    /**
     * One signature of {@code webhook-signature}.
     *
     * @param timestamp in seconds since 1970
     */
    public String sign(String id, long timestamp, byte[] body) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes("%s.%d.".formatted(id, timestamp).getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(body);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(text), ALGORITHM));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HMAC-SHA256.", e);
        }
    }

    private static int bytes(Secret text) {
        try {
            return text.reveal().startsWith(PREFIX) ? key(text).length : 0;
        } catch (IllegalArgumentException notBase64) {
            return 0;
        }
    }

    private static byte[] key(Secret text) {
        return Base64.getDecoder().decode(text.reveal().substring(PREFIX.length()));
    }
}
