package io.hearth.access.signature.algorithm;

import io.hearth.contract.seal.Secret;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Signature version 4.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">AWS:
 *     create a signed request</a>
 */
public final class SignatureV4 {
    public static final String ALGORITHM = "AWS4-HMAC-SHA256";
    static final String TERMINATOR = "aws4_request";
    public static final String SIGNATURE_PARAMETER = "X-Amz-Signature";

    private SignatureV4() {}

    /** Whether a query's parameter belongs to a version 4 signature. */
    public static boolean isParameter(String name) {
        return name.regionMatches(true, 0, "X-Amz-", 0, 6);
    }

    /** The signature, in lower-case hexadecimal. */
    public static String sign(
            CredentialScope scope, String amzDate, String canonical, Secret secret) {
        String stringToSign =
                "%s\n%s\n%s\n%s"
                        .formatted(ALGORITHM, amzDate, scope.text(), Hmac.digest(canonical));
        byte[] key = Hmac.bytes("AWS4" + secret.reveal());
        for (String part : List.of(scope.date(), scope.region(), scope.service(), TERMINATOR)) {
            key = Hmac.sha256(key, part);
        }
        return HexFormat.of().formatHex(Hmac.sha256(key, stringToSign));
    }

    /**
     * @param rawPath as in the request line: it is encoded once more, as every service but S3 does
     * @param query decoded, without the signature
     * @param signedHeaders the signed headers' names and values, in order
     * @param bodyHash SHA-256 of the body, in hexadecimal
     */
    public static String canonicalRequest(
            String verb,
            String rawPath,
            Map<String, String> query,
            Map<String, String> signedHeaders,
            String bodyHash) {
        String headers =
                signedHeaders.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining());
        return String.join(
                "\n",
                verb,
                PercentCoding.encodePath(rawPath),
                canonicalQuery(query),
                headers,
                String.join(";", signedHeaders.keySet()),
                bodyHash);
    }

    private static String canonicalQuery(Map<String, String> query) {
        return query.entrySet().stream()
                .map(
                        parameter ->
                                Map.entry(
                                        PercentCoding.encode(parameter.getKey()),
                                        PercentCoding.encode(parameter.getValue())))
                .sorted(
                        Map.Entry.<String, String>comparingByKey()
                                .thenComparing(Map.Entry::getValue, Comparator.naturalOrder()))
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
    }
}
