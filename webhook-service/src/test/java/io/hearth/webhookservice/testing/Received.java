package io.hearth.webhookservice.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What has come to a receiver.
 *
 * @param headers by their names in small letters
 */
public record Received(String path, Map<String, String> headers, byte[] body) {
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        try {
            return new ObjectMapper().readTree(text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text(), e);
        }
    }

    /** As a receiver of somebody else's checks it; not by what Hearth signs with. */
    public boolean isSignedWith(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            String signed = header("webhook-id") + "." + header("webhook-timestamp") + "." + text();
            byte[] digest = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return Arrays.asList(header("webhook-signature").split(" "))
                    .contains("v1," + Base64.getEncoder().encodeToString(digest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
