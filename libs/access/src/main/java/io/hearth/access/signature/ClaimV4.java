package io.hearth.access.signature;

import io.hearth.access.signature.algorithm.CredentialScope;
import io.hearth.access.signature.algorithm.Hmac;
import io.hearth.access.signature.algorithm.SignatureV2;
import io.hearth.access.signature.algorithm.SignatureV4;
import io.hearth.access.signature.wire.AuthorizationHeader;
import io.hearth.access.signature.wire.MalformedRequestException;
import io.hearth.access.signature.wire.RawRequest;
import io.hearth.access.signature.wire.Refusal;
import io.hearth.access.signature.wire.SignedHeaders;
import io.hearth.contract.seal.Secret;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version 4 signature, in the Authorization header or in the query.
 *
 * @param canonical the canonical request
 * @param lifetime how long a presigned URL says it is good for
 * @param parameters what the signature covers, without its own parts
 */
record ClaimV4(
        CredentialScope scope,
        String amzDate,
        Instant signedAt,
        Optional<Duration> lifetime,
        String canonical,
        String signature,
        String path,
        Map<String, String> parameters)
        implements Claim {
    private static final Secret NOBODYS = Secret.of("nobody's");
    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
                    .withResolverStyle(ResolverStyle.STRICT);
    private static final Duration LONGEST_LIFETIME = Duration.ofDays(7);

    static ClaimV4 inHeader(
            RawRequest request, String path, Map<String, String> query, Map<String, String> form) {
        AuthorizationHeader authorization =
                AuthorizationHeader.parse(request.header("authorization").orElseThrow());
        checkQuery(request, query);
        String amzDate =
                request.header("x-amz-date").orElseThrow(MalformedRequestException::incomplete);
        Map<String, String> headers =
                SignedHeaders.of(request, authorization.signedHeaders(), true);
        return new ClaimV4(
                scope(authorization.credential()),
                amzDate,
                instant(amzDate),
                Optional.empty(),
                SignatureV4.canonicalRequest(
                        request.method(), request.rawPath(), query, headers, bodyHash(request)),
                authorization.signature(),
                path,
                form.isEmpty() ? query : form);
    }

    static ClaimV4 inQuery(RawRequest request, String path, Map<String, String> signed) {
        Map<String, String> query = new LinkedHashMap<>(signed);
        String signature = part(query.remove(SignatureV4.SIGNATURE_PARAMETER));
        if (!SignatureV4.ALGORITHM.equals(query.get("X-Amz-Algorithm"))) {
            throw MalformedRequestException.because("The algorithm is not AWS4-HMAC-SHA256.");
        }
        String credential = query.getOrDefault("X-Amz-Credential", "");
        if (credential.isEmpty()) {
            throw new MalformedRequestException(
                    Refusal.NO_CREDENTIALS, "The request names no access key.");
        }
        checkNoOtherDate(query);
        String amzDate = part(query.get("X-Amz-Date"));
        Map<String, String> headers =
                SignedHeaders.of(request, part(query.get("X-Amz-SignedHeaders")), false);
        Map<String, String> parameters = new LinkedHashMap<>(query);
        parameters.keySet().removeIf(SignatureV4::isParameter);
        return new ClaimV4(
                scope(credential),
                amzDate,
                instant(amzDate),
                Optional.of(lifetime(part(query.get("X-Amz-Expires")))),
                SignatureV4.canonicalRequest(
                        request.method(), request.rawPath(), query, headers, bodyHash(request)),
                signature,
                path,
                parameters);
    }

    ClaimV4 {
        if (!amzDate.startsWith(scope.date())) {
            throw MalformedRequestException.because(
                    "The credential's date is not the request's date.");
        }
    }

    @Override
    public String accessKey() {
        return scope.accessKey();
    }

    @Override
    public Verification check(Optional<Secret> secret, Instant now, AgePolicy agePolicy) {
        String expected = SignatureV4.sign(scope, amzDate, canonical, secret.orElse(NOBODYS));
        boolean matches = MessageDigest.isEqual(Hmac.bytes(expected), Hmac.bytes(signature));
        if (!matches || secret.isEmpty()) {
            return new Verification.Refused(
                    Refusal.BAD_SIGNATURE, "The signature or its key is not valid.");
        }
        if (!isFresh(now, agePolicy)) {
            return new Verification.Refused(Refusal.EXPIRED, "The signature has expired.");
        }
        return new Verification.Verified(accessKey(), path, parameters);
    }

    /** A version 4 URL says itself how long it lives, so the caller's policy has no say. */
    @Override
    public boolean isFresh(Instant now, AgePolicy agePolicy) {
        return lifetime.map(
                        life ->
                                AgePolicy.isNotFuture(signedAt, now)
                                        && !now.isAfter(signedAt.plus(life)))
                .orElseGet(() -> AgePolicy.REQUEST.accepts(signedAt, now));
    }

    private static void checkQuery(RawRequest request, Map<String, String> query) {
        checkNoOtherDate(query);
        if (request.method().equals("POST") && !query.isEmpty()) {
            throw MalformedRequestException.because(
                    "A signed POST has its parameters in its body, not in the query.");
        }
    }

    private static void checkNoOtherDate(Map<String, String> query) {
        if (query.containsKey(SignatureV2.TIMESTAMP) || query.containsKey("Expires")) {
            throw MalformedRequestException.because(
                    "Timestamp and Expires do not go with a version 4 signature.");
        }
    }

    private static String bodyHash(RawRequest request) {
        String hash = Hmac.digest(request.body());
        if (request.header("x-amz-content-sha256").filter(said -> !said.equals(hash)).isPresent()) {
            throw MalformedRequestException.because(
                    "x-amz-content-sha256 is not the hash of the body.");
        }
        return hash;
    }

    private static CredentialScope scope(String credential) {
        return CredentialScope.parse(credential)
                .orElseThrow(
                        () ->
                                MalformedRequestException.because(
                                        "The credential is not key/date/region/service/aws4_request."));
    }

    private static String part(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw MalformedRequestException.incomplete();
        }
        return value;
    }

    private static Duration lifetime(String seconds) {
        if (seconds.matches("[1-9]\\d{0,5}")) {
            Duration life = Duration.ofSeconds(Long.parseLong(seconds));
            if (life.compareTo(LONGEST_LIFETIME) <= 0) {
                return life;
            }
        }
        throw MalformedRequestException.because("X-Amz-Expires is not 1 to 604800 seconds.");
    }

    private static Instant instant(String amzDate) {
        try {
            return LocalDateTime.parse(amzDate, BASIC).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw MalformedRequestException.because("X-Amz-Date is no time of the form required.");
        }
    }
}
