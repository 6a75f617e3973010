package io.hearth.access.signature.algorithm;

import io.hearth.contract.seal.Secret;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Signature version 2 with HMAC-SHA256.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonSimpleDB/latest/DeveloperGuide/HMACAuth.html">Signature
 *     version 2</a>
 */
public final class SignatureV2 {
    public static final String ACCESS_KEY = "AWSAccessKeyId";
    public static final String METHOD = "SignatureMethod";
    public static final String HMAC_SHA256 = "HmacSHA256";
    public static final String SIGNATURE = "Signature";
    public static final String TIMESTAMP = "Timestamp";
    public static final String VERSION = "SignatureVersion";

    private SignatureV2() {}

    /**
     * The signature, in base64.
     *
     * @param verb in capitals
     * @param host with its port, as the Host header has it
     * @param path unquoted
     * @param parameters unquoted, all but the signature
     */
    public static String sign(
            String verb, String host, String path, Map<String, String> parameters, Secret secret) {
        byte[] mac =
                Hmac.sha256(
                        Hmac.bytes(secret.reveal()), stringToSign(verb, host, path, parameters));
        return Base64.getEncoder().encodeToString(mac);
    }

    private static String stringToSign(
            String verb, String host, String path, Map<String, String> parameters) {
        return "%s\n%s\n%s\n%s".formatted(verb, host, path, canonicalQuery(parameters));
    }

    private static String canonicalQuery(Map<String, String> parameters) {
        // what is ASCII sorts alike encoded or not; the encoded names decide
        Map<String, String> encoded = new TreeMap<>();
        parameters.forEach(
                (name, value) ->
                        encoded.put(PercentCoding.encode(name), PercentCoding.encode(value)));
        return encoded.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
    }
}
