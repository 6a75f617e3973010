package io.hearth.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as os-collect-config does: version 2, query, no timestamp. */
final class SigV2 {
    private SigV2() {}

    /** Signed for the host without its port: Hyperfoil, as boto, leaves it out of the header. */
    static String describeStackResource(
            URI service, String accessKey, String secret, String stack, String resource) {
        TreeMap<String, String> parameters = new TreeMap<>();
        parameters.put("Action", "DescribeStackResource");
        parameters.put("StackName", stack);
        parameters.put("LogicalResourceId", resource);
        parameters.put("AWSAccessKeyId", accessKey);
        parameters.put("SignatureVersion", "2");
        parameters.put("SignatureMethod", "HmacSHA256");
        String query =
                parameters.entrySet().stream()
                        .map(p -> encode(p.getKey()) + "=" + encode(p.getValue()))
                        .collect(Collectors.joining("&"));
        String signed = "GET\n%s\n/v1/\n%s".formatted(service.getHost(), query);
        return "http://%s/v1/?%s&Signature=%s"
                .formatted(service.getAuthority(), query, encode(sign(secret, signed)));
    }

    private static String sign(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is not to be had.", e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
