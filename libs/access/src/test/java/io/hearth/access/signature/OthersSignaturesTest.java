package io.hearth.access.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.access.signature.Verification.Refused;
import io.hearth.access.signature.Verification.Verified;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other implementations sign is accepted, and nothing else that looks like it. */
@SuppressWarnings("NullAway.Init") // set before all
class OthersSignaturesTest {
    private static final int BY_SDK = 6_000;
    private static final int BY_AGENTS = 4_000;
    private static final int MUTANTS_OF_EACH = 10;

    /** Chosen once: a failure can be brought about again. */
    private static final long SEED = 20261122;

    private static List<SignedByOthers> requests;

    @BeforeAll
    static void sign(@TempDir Path directory) throws Exception {
        requests = new ArrayList<>(AgentSigner.requests(BY_AGENTS, SEED, directory));
        SdkSigner sdk =
                new SdkSigner(new RandomRequests(new SplittableRandom(SEED)), Checks.SIGNED_AT);
        SdkSigner.Form[] forms = SdkSigner.Form.values();
        for (int i = 0; i < BY_SDK; i++) {
            requests.add(sdk.next(forms[i % forms.length]));
        }
    }

    @Test
    void whatTheySignIsAccepted() {
        assertThat(requests)
                .hasSize(10_000)
                .allSatisfy(it -> assertThat(it.verify()).isInstanceOf(Verified.class));
    }

    @Test
    void whatSaysSomethingElseIsRefused() {
        Mutants mutants = new Mutants(new SplittableRandom(SEED));
        int refused = 0;
        for (SignedByOthers signed : requests) {
            refused +=
                    (int)
                            Stream.generate(() -> mutants.of(signed.request()))
                                    .flatMap(Optional::stream)
                                    .limit(MUTANTS_OF_EACH)
                                    .peek(
                                            mutant ->
                                                    assertThat(signed.verify(mutant))
                                                            .as("%s: %s", signed, mutant)
                                                            .isInstanceOf(Refused.class))
                                    .count();
        }
        assertThat(refused).isEqualTo(100_000);
    }

    @Test
    void whatWasSignedAtAnotherTimeIsRefused() {
        Duration tooFar = Duration.ofMinutes(16);
        assertThat(requests)
                .filteredOn(it -> !it.how().startsWith("keystoneclient"))
                .allSatisfy(
                        it ->
                                assertThat(
                                                List.of(
                                                        it.verifyAt(it.signedAt().plus(tooFar)),
                                                        it.verifyAt(it.signedAt().minus(tooFar))))
                                        .hasOnlyElementsOfType(Refused.class));
    }
}
