package io.hearth.access.signature;

import static io.hearth.access.signature.Checks.ACCESS_KEY;
import static io.hearth.access.signature.Checks.SECRET;
import static io.hearth.access.signature.Checks.SIGNED_AT;
import static io.hearth.access.signature.Checks.refusal;
import static io.hearth.access.signature.Checks.verify;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.access.signature.algorithm.PercentCoding;
import io.hearth.access.signature.algorithm.SignatureV2;
import io.hearth.access.signature.wire.RawRequest;
import io.hearth.access.signature.wire.Refusal;
import io.hearth.contract.seal.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What verifiers are known to get wrong, one by one. */
class PitfallsTest {
    private static final String HOST = "heat.example:8000";
    private static final SignatureVector V2 = SignatureVector.named("V2 os-collect-config GET");
    private static final SignatureVector V4 =
            SignatureVector.named("V4 header GET as boto sends it");

    @Test
    void aSpaceIsAPlusInTheQueryAndPercentTwentyInTheSignature() {
        String target = v2("GET", "/v1/", Map.of("StackName", "a b")).replace("%20", "+");

        assertThat(verify(get(target)))
                .isInstanceOfSatisfying(
                        Verification.Verified.class,
                        verified ->
                                assertThat(verified.parameters())
                                        .containsEntry("StackName", "a b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/../v1/", "/v1//", "/./v1/", "/v1/%2e%2e/", "/v1%2F%2F/x"})
    void dotSegmentsAndEmptySegmentsAreRefused(String path) {
        String decoded = PercentCoding.decode(path, false).orElseThrow();
        String query = v2("GET", decoded, Map.of()).substring(decoded.length());

        assertThat(refusal(get(path + "?" + query.substring(query.indexOf('?') + 1))))
                .isEqualTo(Refusal.MALFORMED);
    }

    @Test
    @Tag("replay-action-twice")
    void aParameterGivenTwiceIsRefused() {
        assertThat(refusal(get(V2.target() + "&Action=ListStacks"))).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void aParameterMayHaveSeveralLines() {
        assertThat(verify(get(v2("GET", "/v1/", Map.of("TemplateBody", "a:\r\n\tb\n")))))
                .isInstanceOfSatisfying(
                        Verification.Verified.class,
                        verified ->
                                assertThat(verified.parameters())
                                        .containsEntry("TemplateBody", "a:\r\n\tb\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&a",
                "&",
                "&=b",
                "&a=%FF",
                "&a=%00",
                "&a=%1F",
                "&a=%C0%AF",
                "&a=%4",
                "&a;b=c"
            })
    void whatIsNoWellFormedQueryIsRefused(String appended) {
        assertThat(refusal(get(V2.target() + appended))).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    @Tag("replay-weaker")
    void signatureVersionsZeroAndOneAndSha1AreRefused() {
        for (Map<String, String> weaker :
                List.of(
                        Map.of("SignatureVersion", "0"),
                        Map.of("SignatureVersion", "1"),
                        Map.of("SignatureMethod", "HmacSHA1"))) {
            assertThat(refusal(get(v2("GET", "/v1/", weaker)))).isEqualTo(Refusal.MALFORMED);
        }
    }

    @Test
    @Tag("replay-both-mechanisms")
    void twoMechanismsAreRefused() {
        RawRequest both =
                V4.request(
                        V4.target() + "&" + V2.target().substring(V2.target().indexOf('?') + 1),
                        V4.authorization(),
                        "");
        RawRequest queryToo =
                V4.request(V4.target() + "&X-Amz-Signature=0", V4.authorization(), "");

        assertThat(refusal(both)).isEqualTo(Refusal.MALFORMED);
        assertThat(refusal(queryToo)).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void aRequestWithoutASignatureIsIncomplete() {
        assertThat(refusal(get("/v1/?Action=ListStacks"))).isEqualTo(Refusal.INCOMPLETE_SIGNATURE);
        assertThat(refusal(get(V2.target().replaceFirst("&Signature=.*", ""))))
                .isEqualTo(Refusal.INCOMPLETE_SIGNATURE);
    }

    @Test
    void aSignatureWithoutAKeyHasNoCredentials() {
        assertThat(refusal(get(V2.target().replaceFirst("&AWSAccessKeyId=[^&]*", ""))))
                .isEqualTo(Refusal.NO_CREDENTIALS);
    }

    @Test
    void anUnknownKeyAndAWrongSignatureGetOneAnswer() {
        String unknown = V2.target().replace(ACCESS_KEY, "f".repeat(32));
        String wrong = V2.target().replaceFirst("Signature=DHLz", "Signature=AAAA");

        assertThat(verify(get(unknown))).isEqualTo(verify(get(wrong)));
        assertThat(refusal(get(unknown))).isEqualTo(Refusal.BAD_SIGNATURE);
    }

    @Test
    @Tag("floci-2680")
    void anUnknownKeyIsRefusedEvenIfSignedWithTheDummy() {
        Map<String, String> parameters = parameters(Map.of());
        parameters.put("AWSAccessKeyId", "f".repeat(32));
        String target = signed("GET", "/v1/", parameters, Secret.of("nobody's"));

        assertThat(refusal(get(target))).isEqualTo(Refusal.BAD_SIGNATURE);
    }

    @Test
    @Tag("replay-under-another-key")
    void theAccessKeyIsSigned() {
        String target = v2("GET", "/v1/", Map.of());

        assertThat(verify(get(target))).isInstanceOf(Verification.Verified.class);
        assertThat(
                        verify(
                                get(target.replace(ACCESS_KEY, "of-another")),
                                "of-another",
                                SECRET,
                                SIGNED_AT,
                                AgePolicy.REQUEST))
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.BAD_SIGNATURE));
    }

    @Test
    void theVerbIsSigned() {
        SignatureVector url = SignatureVector.named("V2 presigned PUT without Timestamp");

        assertThat(refusal(request("POST", url.target(), Map.of(), "{}")))
                .isEqualTo(Refusal.BAD_SIGNATURE);
    }

    @Test
    @Tag("CVE-2020-12692")
    @Tag("replay-later")
    @Tag("replay-future")
    void aTimestampIsGoodForFifteenMinutesEitherWay() {
        RawRequest request = get(v2("GET", "/v1/", Map.of("Timestamp", "2026-11-21T03:00:00Z")));

        assertThat(at(request, Duration.ofMinutes(14), AgePolicy.REQUEST)).isTrue();
        assertThat(at(request, Duration.ofMinutes(16), AgePolicy.REQUEST)).isFalse();
        assertThat(at(request, Duration.ofMinutes(-14), AgePolicy.REQUEST)).isTrue();
        assertThat(at(request, Duration.ofMinutes(-16), AgePolicy.REQUEST)).isFalse();
    }

    @Test
    void aSignalUrlDoesNotAgeButCannotComeFromTheFuture() {
        RawRequest request = get(v2("GET", "/v1/", Map.of("Timestamp", "2026-11-21T03:00:00Z")));

        assertThat(at(request, Duration.ofDays(400), AgePolicy.PRESIGNED_URL)).isTrue();
        assertThat(at(request, Duration.ofMinutes(-16), AgePolicy.PRESIGNED_URL)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-11-21", "2026-13-40T03:00:00Z", ""})
    void aTimestampThatIsNoneIsRefused(String timestamp) {
        assertThat(refusal(get(v2("GET", "/v1/", Map.of("Timestamp", timestamp)))))
                .isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void expiresIsNotTaken() {
        assertThat(refusal(get(v2("GET", "/v1/", Map.of("Expires", "2026-11-21T04:00:00Z")))))
                .isEqualTo(Refusal.MALFORMED);
    }

    @Test
    @Tag("CVE-2020-12692")
    void version4IsGoodForFifteenMinutesEitherWayWhateverThePolicy() {
        for (AgePolicy policy : AgePolicy.values()) {
            assertThat(at(V4.request(), Duration.ofMinutes(14), policy)).isTrue();
            assertThat(at(V4.request(), Duration.ofMinutes(16), policy)).isFalse();
            assertThat(at(V4.request(), Duration.ofMinutes(-16), policy)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"&Timestamp=2026-11-21T03%3A00%3A00Z", "&Expires=1"})
    void anotherDateBesideVersion4IsRefused(String appended) {
        assertThat(refusal(V4.request(V4.target() + appended, V4.authorization(), "")))
                .isEqualTo(Refusal.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-amz-date", "host", "Host;x-amz-date", "x-amz-date;host"})
    @Tag("replay-host-unsigned")
    void hostAndDateMustBeSigned(String names) {
        assertThat(refusal(v4(V4.authorization().replace("host;x-amz-date", names), Map.of())))
                .isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void aSignedHeaderThatIsNotThereIsRefused() {
        String authorization = V4.authorization().replace("host;x-amz-date", "host;x-amz-date;x-b");

        assertThat(refusal(v4(authorization, Map.of()))).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void everyAmzHeaderMustBeSigned() {
        assertThat(refusal(v4(V4.authorization(), Map.of("X-Amz-Target", "other"))))
                .isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void theScopesDateIsTheRequestsDate() {
        String authorization = V4.authorization().replace("/20261121/", "/20261120/");

        assertThat(refusal(v4(authorization, Map.of()))).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void aBodyHashThatIsNotTheBodysIsRefused() {
        assertThat(
                        refusal(
                                v4(
                                        V4.authorization(),
                                        Map.of("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD"))))
                .isEqualTo(Refusal.MALFORMED);
    }

    @Test
    @Tag("replay-with-more")
    void aQueryBesideASignedPostIsRefused() {
        SignatureVector post = SignatureVector.named("V4 header POST of a form");

        for (String more : List.of("Action=DeleteStack", "Timestamp=2026-11-21", "Expires=9")) {
            assertThat(refusal(post.request("/v1/?" + more, post.authorization(), post.body())))
                    .as(more)
                    .isEqualTo(Refusal.MALFORMED);
        }
    }

    @Test
    void aFormBesideASignedQueryIsNotBelieved() {
        String target = v2("POST", "/v1/", Map.of("Action", "DescribeStackResource"));
        RawRequest request =
                request(
                        "POST",
                        target,
                        Map.of("Content-Type", "application/x-www-form-urlencoded"),
                        "Action=DeleteStack&StackName=mine");

        assertThat(verify(request))
                .isInstanceOfSatisfying(
                        Verification.Verified.class,
                        verified ->
                                assertThat(verified.parameters())
                                        .containsEntry("Action", "DescribeStackResource")
                                        .doesNotContainKey("StackName"));
    }

    @Test
    void aVersion2FormIsVerifiedAsAWhole() {
        String target = v2("POST", "/v1/", Map.of("Action", "DescribeStackResource"));
        String form = target.substring(target.indexOf('?') + 1);
        Map<String, String> type =
                Map.of("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");

        assertThat(verify(request("POST", "/v1/", type, form)))
                .isInstanceOf(Verification.Verified.class);
        assertThat(refusal(request("POST", "/v1/?Action=DeleteStack", type, form)))
                .isEqualTo(Refusal.MALFORMED);
        assertThat(refusal(request("POST", "/v1/", type, form + "&StackName=x")))
                .isEqualTo(Refusal.BAD_SIGNATURE);
    }

    @Test
    void anAgentsContentTypeOnAGetChangesNothing() {
        assertThat(
                        verify(
                                request(
                                        "GET",
                                        V2.target(),
                                        Map.of("Content-Type", "application/json"),
                                        "")))
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    void spacesAfterTheCommasOfTheAuthorizationAreAllowed() {
        assertThat(verify(v4(V4.authorization().replace(",", ", "), Map.of())))
                .isInstanceOf(Verification.Verified.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic dXNlcjpwYXNz", "Bearer x", "AWS4-HMAC-SHA512 Credential=x"})
    void anotherAuthorizationIsRefused(String authorization) {
        assertThat(refusal(v4(authorization, Map.of()))).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void aTargetBeyondTheLimitIsRefused() {
        assertThat(refusal(get(V2.target() + "&a=" + "x".repeat(20_000))))
                .isEqualTo(Refusal.MALFORMED);
    }

    private static boolean at(RawRequest request, Duration later, AgePolicy policy) {
        Verification verification = verify(request, SIGNED_AT.plus(later), policy);
        return switch (verification) {
            case Verification.Verified verified -> true;
            case Verification.Refused refused -> {
                assertThat(refused.refusal()).isEqualTo(Refusal.EXPIRED);
                yield false;
            }
        };
    }

    private static String v2(String verb, String path, Map<String, String> more) {
        return signed(verb, path, parameters(more), SECRET);
    }

    private static Map<String, String> parameters(Map<String, String> more) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("AWSAccessKeyId", ACCESS_KEY);
        parameters.put("SignatureMethod", "HmacSHA256");
        parameters.put("SignatureVersion", "2");
        parameters.putAll(more);
        return parameters;
    }

    private static String signed(
            String verb, String path, Map<String, String> parameters, Secret secret) {
        List<String> pairs = new ArrayList<>();
        parameters.forEach((n, v) -> pairs.add(n + "=" + PercentCoding.encode(v)));
        String signature = SignatureV2.sign(verb, HOST, path, parameters, secret);
        pairs.add("Signature=" + PercentCoding.encode(signature));
        return path + "?" + String.join("&", pairs);
    }

    private static RawRequest v4(String authorization, Map<String, String> moreHeaders) {
        Map<String, String> headers = new HashMap<>(moreHeaders);
        headers.put("Authorization", authorization);
        headers.put("X-Amz-Date", "20261121T030000Z");
        return request("GET", V4.target(), headers, "");
    }

    private static RawRequest get(String target) {
        return request("GET", target, Map.of(), "");
    }

    private static RawRequest request(
            String verb, String target, Map<String, String> headers, String body) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new RawRequest(verb, target, HOST, all, body.getBytes(StandardCharsets.UTF_8));
    }
}
