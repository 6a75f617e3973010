package io.hearth.stackapi.resource;

import io.hearth.contract.seal.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs URLs with an EC2 keypair, signature version 2.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html">Signature
 *     version 2 of query requests</a>
 */
final class PresignedUrl {
    private static final String HMAC = "HmacSHA256";

    private PresignedUrl() {}

    /**
     * A URL for {@code PUT}.
     *
     * @param base scheme, host and path before the ARN
     * @param timestamp ISO 8601 in UTC with seconds; signed with it
     */
    static String put(
            String base, String arn, String accessKey, Secret secretKey, String timestamp) {
        URI uri = URI.create(base);
        Map<String, String> signed =
                new TreeMap<>(
                        Map.of(
                                "SignatureMethod", HMAC,
                                "SignatureVersion", "2",
                                "AWSAccessKeyId", accessKey,
                                "Timestamp", timestamp));
        String query =
                signed.entrySet().stream()
                        .map(e -> e.getKey() + "=" + PercentEncoding.component(e.getValue()))
                        .collect(Collectors.joining("&"));
        String stringToSign =
                String.join(
                        "\n",
                        "PUT",
                        uri.getRawAuthority().toLowerCase(Locale.ROOT),
                        uri.getRawPath() + "/" + arn,
                        query);
        return "%s/%s?SignatureMethod=%s&SignatureVersion=2&AWSAccessKeyId=%s&Timestamp=%s&Signature=%s"
                .formatted(
                        base,
                        PercentEncoding.path(arn),
                        HMAC,
                        PercentEncoding.component(accessKey),
                        PercentEncoding.component(timestamp),
                        PercentEncoding.component(hmac(secretKey, stringToSign)));
    }

    private static String hmac(Secret key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), HMAC));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks " + HMAC + ".", e);
        }
    }
}
