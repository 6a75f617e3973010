package io.hearth.access.signature;

import static io.hearth.access.signature.Checks.ACCESS_KEY;
import static io.hearth.access.signature.Checks.verify;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What other implementations signed is accepted, and no single byte of it can be changed. */
class VectorsTest {
    @ParameterizedTest
    @MethodSource("io.hearth.access.signature.SignatureVector#all")
    void accepted(SignatureVector vector) {
        assertThat(verify(vector.request()))
                .isInstanceOfSatisfying(
                        Verification.Verified.class,
                        verified -> assertThat(verified.accessKey()).isEqualTo(ACCESS_KEY));
    }

    @ParameterizedTest
    @MethodSource("io.hearth.access.signature.SignatureVector#all")
    void noByteOfTheTargetCanBeChanged(SignatureVector vector) {
        String target = vector.target();
        for (int i = 0; i < target.length(); i++) {
            for (int bit = 0; bit < 7; bit++) {
                String mutated = flip(target, i, bit);
                if (!sameUrl(target, mutated)) {
                    assertRefused(
                            vector.request(mutated, vector.authorization(), vector.body()),
                            mutated);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.hearth.access.signature.SignatureVector#all")
    void noByteOfTheAuthorizationOrASignedBodyCanBeChanged(SignatureVector vector) {
        if (vector.authorization().equals("-")) {
            return;
        }
        String authorization = vector.authorization();
        for (int i = 0; i < authorization.length(); i++) {
            for (int bit = 0; bit < 7; bit++) {
                String mutated = flip(authorization, i, bit);
                assertRefused(vector.request(vector.target(), mutated, vector.body()), mutated);
            }
        }
        for (int i = 0; i < vector.body().length(); i++) {
            for (int bit = 0; bit < 7; bit++) {
                String mutated = flip(vector.body(), i, bit);
                assertRefused(
                        vector.request(vector.target(), vector.authorization(), mutated), mutated);
            }
        }
    }

    private static void assertRefused(RawRequest request, String what) {
        assertThat(verify(request)).as(what).isInstanceOf(Verification.Refused.class);
    }

    private static String flip(String text, int at, int bit) {
        char flipped = (char) (text.charAt(at) ^ (1 << bit));
        return text.substring(0, at) + flipped + text.substring(at + 1);
    }

    /** {@code %3A} and {@code %3a} are one octet: that is no change. */
    private static boolean sameUrl(String one, String other) {
        return PercentCoding.decode(one, true).equals(PercentCoding.decode(other, true));
    }
}
