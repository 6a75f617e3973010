package io.hearth.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as cfn-init does: version 4, in a header. */
final class SigV4 {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String EMPTY = hex(digest(""));

    private SigV4() {}

    /** Signed for the host without its port, as {@link SigV2} is; good for a quarter of an hour. */
    static Load.Request describeStackResource(
            URI service,
            String accessKey,
            String secret,
            String stack,
            String resource,
            Instant now) {
        Map<String, String> parameters =
                new TreeMap<>(
                        Map.of(
                                "Action",
                                "DescribeStackResource",
                                "StackName",
                                stack,
                                "LogicalResourceId",
                                resource));
        String query =
                parameters.entrySet().stream()
                        .map(p -> encode(p.getKey()) + "=" + encode(p.getValue()))
                        .collect(Collectors.joining("&"));
        String time = TIME.format(now);
        String canonical =
                "GET\n/v1/\n%s\nhost:%s\nx-amz-date:%s\n\nhost;x-amz-date\n%s"
                        .formatted(query, service.getHost(), time, EMPTY);
        String scope = time.substring(0, 8) + "/RegionOne/cloudformation/aws4_request";
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        String text = "AWS4-HMAC-SHA256\n%s\n%s\n%s".formatted(time, scope, hex(digest(canonical)));
        return new Load.Request(
                "GET",
                URI.create("http://%s/v1/?%s".formatted(service.getAuthority(), query)),
                Map.of(
                        "X-Amz-Date",
                        time,
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=host;x-amz-date, Signature=%s"
                                .formatted(accessKey, scope, hex(hmac(key, text)))),
                null);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is not to be had.", e);
        }
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is not to be had.", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
