package io.hearth.access.signature;

import static io.hearth.access.signature.Checks.ACCESS_KEY;
import static io.hearth.access.signature.Checks.verify;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.access.signature.wire.RawRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What other implementations signed is accepted, and no single bit of it can be changed. */
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
    @Tag("replay-changed")
    void noBitOfTheTargetCanBeChanged(SignatureVector vector) {
        Mutations.of(vector.target())
                .filter(mutated -> !Mutations.sameUrl(vector.target(), mutated))
                .forEach(
                        mutated ->
                                assertRefused(
                                        vector.request(
                                                mutated, vector.authorization(), vector.body()),
                                        mutated));
    }

    @ParameterizedTest
    @MethodSource("io.hearth.access.signature.SignatureVector#all")
    void noBitOfTheAuthorizationOrASignedBodyCanBeChanged(SignatureVector vector) {
        if (vector.authorization().equals("-")) {
            return;
        }
        Mutations.of(vector.authorization())
                .forEach(
                        mutated ->
                                assertRefused(
                                        vector.request(vector.target(), mutated, vector.body()),
                                        mutated));
        Mutations.of(vector.body())
                .forEach(
                        mutated ->
                                assertRefused(
                                        vector.request(
                                                vector.target(), vector.authorization(), mutated),
                                        mutated));
    }

    private static void assertRefused(RawRequest request, String what) {
        assertThat(verify(request)).as(what).isInstanceOf(Verification.Refused.class);
    }
}
