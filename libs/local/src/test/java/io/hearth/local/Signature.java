package io.hearth.local;

import io.hearth.local.PlainKeystone.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One query of an instance, signed with version 2 and without a date. */
final class Signature {
    static final String HOST = "127.0.0.1:8000";
    static final String PATH = "/v1/";

    private Signature() {}

    /** What is signed beside host and path. */
    static Map<String, String> parameters(String accessKey) {
        return Map.of(
                "AWSAccessKeyId", accessKey,
                "Action", "DescribeStackResource",
                "SignatureMethod", "HmacSHA256",
                "SignatureVersion", "2");
    }

    static String of(String accessKey, String secretKey) {
        String signed =
                "GET\n%s\n%s\nAWSAccessKeyId=%s&Action=DescribeStackResource&SignatureMethod=HmacSHA256&SignatureVersion=2"
                        .formatted(HOST, PATH, accessKey);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HmacSHA256.", e);
        }
    }

    /** Asks Keystone whose it is. */
    static Request verification(String accessKey, String secretKey) {
        return Request.post(
                "/ec2tokens",
                """
                {"credentials": {"access": "%1$s", "signature": "%2$s", "host": "%3$s",
                 "verb": "GET", "path": "%4$s", "params": {"AWSAccessKeyId": "%1$s",
                 "Action": "DescribeStackResource", "SignatureMethod": "HmacSHA256",
                 "SignatureVersion": "2"}}}"""
                        .formatted(accessKey, of(accessKey, secretKey), HOST, PATH));
    }
}
