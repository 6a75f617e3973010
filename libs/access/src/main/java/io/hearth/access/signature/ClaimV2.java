package io.hearth.access.signature;

import io.hearth.access.signature.algorithm.Hmac;
import io.hearth.access.signature.algorithm.Hosts;
import io.hearth.access.signature.algorithm.SignatureV2;
import io.hearth.access.signature.wire.MalformedRequestException;
import io.hearth.access.signature.wire.RawRequest;
import io.hearth.access.signature.wire.Refusal;
import io.hearth.contract.seal.Secret;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version 2 signature in a query or form. Without a Timestamp it never ages: agents poll with
 * such signatures, and what limits them is their key.
 *
 * @param parameters all but the signature
 */
record ClaimV2(
        String accessKey,
        String verb,
        String host,
        String path,
        Map<String, String> parameters,
        String signature,
        Optional<Instant> signedAt)
        implements Claim {
    private static final Secret NOBODYS = Secret.of("nobody's");
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z");

    static ClaimV2 of(RawRequest request, String path, Map<String, String> signed) {
        Map<String, String> parameters = new LinkedHashMap<>(signed);
        String signature = parameters.remove(SignatureV2.SIGNATURE);
        if (signature == null || signature.isEmpty()) {
            throw MalformedRequestException.incomplete();
        }
        String accessKey = parameters.getOrDefault(SignatureV2.ACCESS_KEY, "");
        if (accessKey.isEmpty()) {
            throw new MalformedRequestException(
                    Refusal.NO_CREDENTIALS, "The request names no access key.");
        }
        if (!"2".equals(parameters.get(SignatureV2.VERSION))
                || !SignatureV2.HMAC_SHA256.equals(parameters.get(SignatureV2.METHOD))) {
            throw MalformedRequestException.because(
                    "Signatures are version 2 with HmacSHA256, or version 4.");
        }
        if (parameters.containsKey("Expires")) {
            throw MalformedRequestException.because("The parameter Expires is not taken.");
        }
        return new ClaimV2(
                accessKey,
                request.method(),
                Hosts.normalised(request.host()),
                path,
                parameters,
                signature,
                Optional.ofNullable(parameters.get(SignatureV2.TIMESTAMP)).map(ClaimV2::instant));
    }

    @Override
    public Verification check(Optional<Secret> secret, Instant now, AgePolicy agePolicy) {
        boolean matches = matches(secret.orElse(NOBODYS));
        if (!matches || secret.isEmpty()) {
            return new Verification.Refused(
                    Refusal.BAD_SIGNATURE, "The signature or its key is not valid.");
        }
        if (!isFresh(now, agePolicy)) {
            return new Verification.Refused(Refusal.EXPIRED, "The signature has expired.");
        }
        return new Verification.Verified(accessKey, path, parameters);
    }

    @Override
    public boolean isFresh(Instant now, AgePolicy agePolicy) {
        return signedAt.map(at -> agePolicy.accepts(at, now)).orElse(true);
    }

    /** Some agents sign the host without its port, and Keystone takes that too. */
    private boolean matches(Secret secret) {
        boolean matches = false;
        for (String signedHost : List.of(host, Hosts.withoutPort(host))) {
            String expected = SignatureV2.sign(verb, signedHost, path, parameters, secret);
            matches |= MessageDigest.isEqual(Hmac.bytes(expected), Hmac.bytes(signature));
        }
        return matches;
    }

    private static Instant instant(String timestamp) {
        try {
            if (INSTANT.matcher(timestamp).matches()) {
                return Instant.parse(timestamp);
            }
        } catch (DateTimeException e) {
            // falls through: a date that does not exist
        }
        throw MalformedRequestException.because("The Timestamp is no time in UTC.");
    }
}
