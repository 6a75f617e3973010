package io.hearth.access.signature.url;

import static io.hearth.access.signature.Checks.ACCESS_KEY;
import static io.hearth.access.signature.Checks.SECRET;
import static io.hearth.access.signature.Checks.SIGNED_AT;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.access.signature.Checks;
import io.hearth.access.signature.Verification;
import io.hearth.access.signature.algorithm.PercentCoding;
import io.hearth.access.signature.wire.RawRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresignedUrlTest {
    private static final String BASE = "http://heat.example:8000/v1/waitcondition";
    private static final ResourceArn ARN =
            new ResourceArn(
                    "8f0c1d2e3a4b5c6d7e8f90a1b2c3d4e5",
                    "demo",
                    "11111111-2222-4333-8444-555555555555",
                    "wait_handle");

    @Test
    void isWhatKeystonesOwnSignerMakes() {
        assertThat(PresignedUrl.sign("PUT", BASE, ARN, ACCESS_KEY, SECRET, Optional.of(SIGNED_AT)))
                .isEqualTo(
                        BASE
                                + "/arn%3Aopenstack%3Aheat%3A%3A8f0c1d2e3a4b5c6d7e8f90a1b2c3d4e5"
                                + "%3Astacks/demo/11111111-2222-4333-8444-555555555555/resources/wait_handle"
                                + "?SignatureMethod=HmacSHA256&SignatureVersion=2&AWSAccessKeyId="
                                + ACCESS_KEY
                                + "&Timestamp=2026-11-21T03%3A00%3A00Z"
                                + "&Signature=U5%2BNSWzF4%2Fcpk%2FC3khfZXDFFyEaQPV13YP8t4b8VIUU%3D");
    }

    @ParameterizedTest
    @ValueSource(strings = {"handle", "Wärter 1", "a+b%c", "x~y_z.-", "名前"})
    void isAcceptedByTheVerifierWhateverTheResourceIsCalled(String resource) {
        ResourceArn arn =
                new ResourceArn(ARN.projectId(), ARN.stackName(), ARN.stackId(), resource);

        String url = PresignedUrl.sign("PUT", BASE, arn, ACCESS_KEY, SECRET, Optional.empty());

        assertThat(Checks.verify(put(url)))
                .isInstanceOfSatisfying(
                        Verification.Verified.class,
                        verified ->
                                assertThat(ResourceArn.parse(arnOf(verified.path())))
                                        .contains(arn));
    }

    @Test
    void arnsAreReadInEveryQuoting() {
        String arn = ARN.toString();

        assertThat(
                        List.of(
                                arn,
                                ARN.quoted(),
                                PercentCoding.encode(arn),
                                PercentCoding.encode(arn)
                                        .replace("%3A", "%3a")
                                        .replace("%2F", "%2f")))
                .allSatisfy(text -> assertThat(ResourceArn.parse(text)).contains(ARN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "arn:aws:heat::p:stacks/n/i/resources/r",
                "arn:openstack:heat::p:stacks/n/i",
                "arn:openstack:heat::p:stacks/n/i/resources/r/more",
                "arn:openstack:heat:region:p:stacks/n/i/resources/r"
            })
    void whatIsNoArnIsNone(String text) {
        assertThat(ResourceArn.parse(text)).isEmpty();
    }

    private static String arnOf(String path) {
        return path.substring("/v1/waitcondition/".length());
    }

    private static RawRequest put(String url) {
        URI uri = URI.create(url);
        return new RawRequest(
                "PUT",
                uri.getRawPath() + "?" + uri.getRawQuery(),
                uri.getAuthority(),
                Map.of(),
                new byte[0]);
    }
}
