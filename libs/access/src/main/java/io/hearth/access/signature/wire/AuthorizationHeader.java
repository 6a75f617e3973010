package io.hearth.access.signature.wire;

import io.hearth.access.signature.algorithm.SignatureV4;
import java.util.HashMap;
import java.util.Map;

/** The parts of an {@code Authorization: AWS4-HMAC-SHA256 …} header; spaces after commas or not. */
public record AuthorizationHeader(String credential, String signedHeaders, String signature) {
    private static final int LONGEST = 4_096;

    /**
     * @throws MalformedRequestException if it is another one, or a part is missing or too many
     */
    public static AuthorizationHeader parse(String header) {
        String scheme = SignatureV4.ALGORITHM + " ";
        if (!header.startsWith(scheme) || header.length() > LONGEST) {
            throw MalformedRequestException.because("The Authorization is not AWS4-HMAC-SHA256.");
        }
        Map<String, String> parts = new HashMap<>();
        for (String part : header.substring(scheme.length()).split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0
                    || parts.put(
                                    part.substring(0, equals).strip(),
                                    part.substring(equals + 1).strip())
                            != null) {
                throw MalformedRequestException.because(
                        "The Authorization is not Credential, SignedHeaders, Signature.");
            }
        }
        String signature = parts.remove("Signature");
        String credential = parts.remove("Credential");
        String signedHeaders = parts.remove("SignedHeaders");
        if (signature == null || signedHeaders == null) {
            throw MalformedRequestException.incomplete();
        }
        if (credential == null) {
            throw new MalformedRequestException(
                    Refusal.NO_CREDENTIALS, "The request names no access key.");
        }
        if (!parts.isEmpty()) {
            throw MalformedRequestException.because("The Authorization has a part too many.");
        }
        return new AuthorizationHeader(credential, signedHeaders, signature);
    }
}
