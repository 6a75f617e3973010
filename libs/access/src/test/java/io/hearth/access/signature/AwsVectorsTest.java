package io.hearth.access.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.access.signature.wire.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What AWS says is signed is accepted, and no single bit of it can be changed. Of its test suite
 * the cases apply that a client can send: those that show how a path is normalised before it is
 * signed, and those with a session token, do not.
 */
class AwsVectorsTest {
    @ParameterizedTest
    @MethodSource("io.hearth.access.signature.AwsVector#all")
    void accepted(AwsVector vector) {
        assertThat(vector.verify())
                .isInstanceOfSatisfying(
                        Verification.Verified.class,
                        verified -> assertThat(verified.accessKey()).isEqualTo("AKIDEXAMPLE"));
    }

    @ParameterizedTest
    @MethodSource("io.hearth.access.signature.AwsVector#all")
    void noBitOfTheTargetCanBeChanged(AwsVector vector) {
        Mutations.of(vector.target())
                .filter(mutated -> !Mutations.sameUrl(vector.target(), mutated))
                .forEach(mutated -> assertRefused(vector.withTarget(mutated), mutated));
    }

    @ParameterizedTest
    @MethodSource("io.hearth.access.signature.AwsVector#all")
    void noBitOfHostHeadersOrBodyCanBeChanged(AwsVector vector) {
        Mutations.of(vector.host())
                .forEach(mutated -> assertRefused(vector.withHost(mutated), mutated));
        for (int i = 0; i < vector.headers().size(); i++) {
            int index = i;
            String header = vector.headers().get(i);
            Mutations.of(header, header.indexOf(':') + 1)
                    // no server takes a control character here
                    .filter(mutated -> mutated.chars().noneMatch(c -> c < ' '))
                    .forEach(mutated -> assertRefused(vector.withHeader(index, mutated), mutated));
        }
        Mutations.of(vector.body())
                .forEach(mutated -> assertRefused(vector.withBody(mutated), mutated));
    }

    @Test
    void theParametersOfAPresignedUrlAreBelievedWithoutItsSignature() {
        assertThat(AwsVector.named("ListUsers in a query").verify())
                .isInstanceOfSatisfying(
                        Verification.Verified.class,
                        verified ->
                                assertThat(verified.parameters())
                                        .containsOnlyKeys("Action", "Version")
                                        .containsEntry("Action", "ListUsers"));
    }

    @ParameterizedTest(name = "after {0} s: {1}")
    @CsvSource({"-901, false", "-900, true", "0, true", "60, true", "61, false"})
    void aPresignedUrlIsGoodForAsLongAsItSays(long seconds, boolean good) {
        Verification verification =
                AwsVector.named("ListUsers in a query")
                        .verify(AwsVector.SIGNED_AT.plus(Duration.ofSeconds(seconds)));

        assertThat(verification instanceof Verification.Verified).isEqualTo(good);
        if (!good) {
            assertThat(Checks.refusal(verification)).isEqualTo(Refusal.EXPIRED);
        }
    }

    /** The signatures are right; what they sign is not taken. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "post-vanilla-query | post-vanilla | /?Param1=value1 |"
                        + " 28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11",
                "get-vanilla-query-order-key | get-vanilla | /?Param1=value2&Param1=Value1 |"
                        + " eedbc4e291e521cf13422ffca22be7d2eb8146eecf653089df300a15b2382bd1",
                "get-slash | get-vanilla | // |"
                        + " 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
                "get-relative | get-vanilla | /example/.. |"
                        + " 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
            })
    void whatTwoCouldReadDifferentlyIsRefused(
            String name, String like, String target, String signature) {
        AwsVector vanilla = AwsVector.named(like).withTarget(target);
        int authorization = vanilla.headers().size() - 1;
        String signed =
                vanilla.headers()
                        .get(authorization)
                        .replaceFirst("Signature=.*", "Signature=" + signature);

        assertThat(Checks.refusal(vanilla.withHeader(authorization, signed).verify()))
                .isEqualTo(Refusal.MALFORMED);
    }

    private static void assertRefused(AwsVector vector, String what) {
        assertThat(vector.verify()).as(what).isInstanceOf(Verification.Refused.class);
    }
}
