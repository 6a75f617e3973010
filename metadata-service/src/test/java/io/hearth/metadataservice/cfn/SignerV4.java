package io.hearth.metadataservice.cfn;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a GET as boto, and so heat-cfntools, does: version 4 in a header, commas without blanks.
 */
final class SignerV4 {
    private static final DateTimeFormatter AMZ_DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private SignerV4() {}

    /**
     * @param query sorted and encoded
     */
    static Map<String, String> headers(
            String host, String path, String query, String accessKey, String secret) {
        String amzDate = AMZ_DATE.format(Instant.now());
        String date = amzDate.substring(0, 8);
        String scope = date + "/localhost/localhost/aws4_request";
        String canonical =
                "GET\n%s\n%s\nhost:%s\nx-amz-date:%s\n\nhost;x-amz-date\n%s"
                        .formatted(path, query, host, amzDate, sha256(""));
        String toSign = "AWS4-HMAC-SHA256\n%s\n%s\n%s".formatted(amzDate, scope, sha256(canonical));
        byte[] key = hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), date);
        for (String part : new String[] {"localhost", "localhost", "aws4_request"}) {
            key = hmac(key, part);
        }
        return Map.of(
                "X-Amz-Date",
                amzDate,
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=%s/%s,SignedHeaders=host;x-amz-date,Signature=%s"
                        .formatted(accessKey, scope, HexFormat.of().formatHex(hmac(key, toSign))));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
