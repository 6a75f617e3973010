package io.hearth.access.cfn;

import io.hearth.access.signature.algorithm.Hmac;
import io.hearth.access.signature.algorithm.PercentCoding;
import io.hearth.access.signature.algorithm.SignatureV2;
import io.hearth.access.signature.algorithm.SignatureV4;
import io.hearth.access.signature.wire.AuthorizationHeader;
import io.hearth.access.signature.wire.Parameters;
import io.hearth.access.signature.wire.RawRequest;
import io.hearth.keystone.Ec2Request;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A signed request in the form in which Keystone verifies it, with no more than it needs for that:
 * a version 4 signature covers a form by its hash, so that what is in it stays here.
 */
final class SignedForKeystone {
    /** Bytes; as JSON and with all that goes beside it, it is within what Keystone takes. */
    static final int LARGEST_FORM = 100_000;

    private SignedForKeystone() {}

    /**
     * @param request whose form holds a signature, as it was read before
     */
    static Ec2Request of(RawRequest request, String accessKey) {
        Map<String, String> parameters = new LinkedHashMap<>(parameters(request));
        boolean version2 = parameters.containsKey(SignatureV2.SIGNATURE);
        String signature =
                version2
                        ? parameters.remove(SignatureV2.SIGNATURE)
                        : parameters.remove(SignatureV4.SIGNATURE_PARAMETER);
        return new Ec2Request(
                accessKey,
                signature == null ? inHeader(request) : signature,
                request.host(),
                request.method(),
                PercentCoding.decode(request.rawPath(), false).orElseThrow(),
                version2 || !isForm(request) ? parameters : Map.of(),
                version2 ? Map.of() : headers(request),
                Hmac.digest(request.body()));
    }

    /** Whether Keystone would have to read a form that is larger than it takes. */
    static boolean isTooLarge(RawRequest request) {
        return request.body().length > LARGEST_FORM
                && parameters(request).containsKey(SignatureV2.SIGNATURE);
    }

    /** The query's, or the form's when there is no query. */
    private static Map<String, String> parameters(RawRequest request) {
        return isForm(request)
                ? Parameters.parse(new String(request.body(), StandardCharsets.ISO_8859_1))
                : Parameters.parse(request.rawQuery());
    }

    private static boolean isForm(RawRequest request) {
        return request.rawQuery().isEmpty() && request.hasForm();
    }

    private static Map<String, String> headers(RawRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers()
                .forEach((name, values) -> headers.put(titleCase(name), String.join(",", values)));
        return headers;
    }

    private static String inHeader(RawRequest request) {
        return AuthorizationHeader.parse(request.header("authorization").orElseThrow()).signature();
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
}
