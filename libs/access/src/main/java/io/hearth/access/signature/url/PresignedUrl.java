package io.hearth.access.signature.url;

import io.hearth.access.signature.algorithm.Hosts;
import io.hearth.access.signature.algorithm.PercentCoding;
import io.hearth.access.signature.algorithm.SignatureV2;
import io.hearth.contract.seal.Secret;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * URLs that carry their own signature, so that an instance can signal, or read its metadata, with
 * {@code curl} alone. The body is not signed: whoever has a URL to signal with may send any signal
 * to its one resource.
 */
public final class PresignedUrl {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private PresignedUrl() {}

    /**
     * Signs with version 2, as Heat prints such URLs.
     *
     * @param verb {@code PUT} for a wait condition, {@code POST} for a signal, {@code GET} for a
     *     document
     * @param baseUrl what the ARN is put after, such as {@code http://host:8000/v1/waitcondition}
     * @param signedAt when it was signed; without it the URL never says how old it is
     */
    public static String sign(
            String verb,
            String baseUrl,
            ResourceArn arn,
            String accessKey,
            Secret secretKey,
            Optional<Instant> signedAt) {
        URI base = URI.create(baseUrl);
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(SignatureV2.METHOD, SignatureV2.HMAC_SHA256);
        parameters.put(SignatureV2.VERSION, "2");
        parameters.put(SignatureV2.ACCESS_KEY, accessKey);
        signedAt.ifPresent(at -> parameters.put(SignatureV2.TIMESTAMP, SECONDS.format(at)));
        String signature =
                SignatureV2.sign(
                        verb,
                        Hosts.normalised(base.getRawAuthority()),
                        base.getPath() + "/" + arn,
                        parameters,
                        secretKey);
        parameters.put(SignatureV2.SIGNATURE, signature);
        return "%s/%s?%s".formatted(baseUrl, arn.quoted(), query(parameters));
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(
                        parameter ->
                                parameter.getKey()
                                        + "="
                                        + PercentCoding.encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }
}
