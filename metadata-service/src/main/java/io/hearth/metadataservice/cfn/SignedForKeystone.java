package io.hearth.metadataservice.cfn;

import io.hearth.access.signature.wire.RawRequest;
import io.hearth.keystone.Ec2Request;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A signed request in the form in which Keystone verifies it. */
final class SignedForKeystone {
    private static final Pattern SIGNATURE_IN_HEADER = Pattern.compile("Signature=([^,\\s]+)");

    private SignedForKeystone() {}

    /**
     * @param request its parameters are given once each, and in one place
     */
    static Ec2Request of(RawRequest request, String accessKey) {
        QueryStringDecoder target = new QueryStringDecoder(request.target());
        Map<String, String> parameters = new TreeMap<>(parameters(request));
        String inQuery = parameters.remove("Signature");
        String inV4Query = parameters.remove("X-Amz-Signature");
        Map<String, String> headers = headers(request);
        String signature =
                inQuery != null ? inQuery : inV4Query != null ? inV4Query : inHeader(headers);
        return new Ec2Request(
                accessKey,
                signature,
                request.host(),
                request.method(),
                target.path(),
                parameters,
                headers,
                sha256(request.body()));
    }

    /** The query's, or the form's when there is no query. */
    static Map<String, String> parameters(RawRequest request) {
        QueryStringDecoder target = new QueryStringDecoder(request.target());
        if (!target.parameters().isEmpty() || !request.method().equals("POST")) {
            return single(target);
        }
        String form = new String(request.body(), StandardCharsets.UTF_8);
        return single(new QueryStringDecoder(form, StandardCharsets.UTF_8, false));
    }

    private static Map<String, String> single(QueryStringDecoder decoder) {
        Map<String, String> parameters = new LinkedHashMap<>();
        decoder.parameters().forEach((name, values) -> parameters.put(name, values.getFirst()));
        return parameters;
    }

    private static Map<String, String> headers(RawRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers()
                .forEach((name, values) -> headers.put(titleCase(name), String.join(",", values)));
        return headers;
    }

    private static String inHeader(Map<String, String> headers) {
        Matcher signature = SIGNATURE_IN_HEADER.matcher(headers.getOrDefault("Authorization", ""));
        return signature.find() ? signature.group(1) : "";
    }

    private static String titleCase(String name) {
        return Arrays.stream(name.split("-", -1))
                .map(
                        word ->
                                word.isEmpty()
                                        ? word
                                        : word.substring(0, 1).toUpperCase(Locale.ROOT)
                                                + word.substring(1))
                .collect(Collectors.joining("-"));
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }
}
