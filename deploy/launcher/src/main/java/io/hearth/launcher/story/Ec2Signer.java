package io.hearth.launcher.story;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests as instances and owners do; of its own, so that it shares no mistake with the
 * services' verifier.
 *
 * @see <a href="https://docs.aws.amazon.com/general/latest/gr/signature-version-2.html">Signature
 *     Version 2</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Signature
 *     Version 4</a>
 */
public final class Ec2Signer {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String SECONDS_OF_A_URL = "900";
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final String accessKey;
    private final String secretKey;
    private final Clock clock;

    public Ec2Signer(String accessKey, String secretKey, Clock clock) {
        this.accessKey = accessKey;
        this.secretKey = secretKey;
        this.clock = clock;
    }

    /** The URL with the query and its version 2 signature, which covers no body. */
    public String queryUrl(String method, String url, Map<String, String> query) {
        TreeMap<String, String> signed = new TreeMap<>(query);
        signed.put("AWSAccessKeyId", accessKey);
        signed.put("SignatureMethod", "HmacSHA256");
        signed.put("SignatureVersion", "2");
        signed.put("Timestamp", ISO.format(clock.instant()));
        URI uri = URI.create(url);
        String text = String.join("\n", method, uri.getAuthority(), uri.getPath(), encoded(signed));
        String signature = Base64.getEncoder().encodeToString(hmac(bytes(secretKey), bytes(text)));
        return url + "?" + encoded(signed) + "&Signature=" + encoded(signature);
    }

    /** The headers with the version 4 signature. */
    public Map<String, String> headers(
            String method, String url, Map<String, String> query, String body) {
        String time = BASIC.format(clock.instant());
        URI uri = URI.create(url);
        String canonical =
                String.join(
                        "\n",
                        method,
                        encodedPath(uri),
                        encoded(new TreeMap<>(query)),
                        "host:" + uri.getAuthority(),
                        "x-amz-date:" + time,
                        "",
                        "host;x-amz-date",
                        sha256(body));
        return Map.of(
                "X-Amz-Date",
                time,
                "Authorization",
                "%s Credential=%s/%s,SignedHeaders=host;x-amz-date,Signature=%s"
                        .formatted(ALGORITHM, accessKey, scope(time), signature(time, canonical)));
    }

    /** The URL with the query and its version 4 signature. */
    public String presignedUrl(String method, String url, Map<String, String> query, String body) {
        String time = BASIC.format(clock.instant());
        TreeMap<String, String> signed = new TreeMap<>(query);
        signed.put("X-Amz-Algorithm", ALGORITHM);
        signed.put("X-Amz-Credential", accessKey + "/" + scope(time));
        signed.put("X-Amz-Date", time);
        signed.put("X-Amz-Expires", SECONDS_OF_A_URL);
        signed.put("X-Amz-SignedHeaders", "host");
        URI uri = URI.create(url);
        String canonical =
                String.join(
                        "\n",
                        method,
                        encodedPath(uri),
                        encoded(signed),
                        "host:" + uri.getAuthority(),
                        "",
                        "host",
                        sha256(body));
        return url + "?" + encoded(signed) + "&X-Amz-Signature=" + signature(time, canonical);
    }

    private static String scope(String time) {
        return time.substring(0, 8) + "/RegionOne/cloudformation/aws4_request";
    }

    private String signature(String time, String canonical) {
        String text = String.join("\n", ALGORITHM, time, scope(time), sha256(canonical));
        byte[] key = bytes("AWS4" + secretKey);
        for (String part : scope(time).split("/", -1)) {
            key = hmac(key, bytes(part));
        }
        return HexFormat.of().formatHex(hmac(key, bytes(text)));
    }

    /** Once more than it is, as version 4 has it everywhere but in S3. */
    private static String encodedPath(URI uri) {
        return encoded(uri.getRawPath()).replace("%2F", "/");
    }

    /** A query, or a form. */
    public static String encoded(Map<String, String> query) {
        return query.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** As RFC 3986, which the signatures prescribe, and not as forms are encoded. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HmacSHA256.", e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no SHA-256.", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
