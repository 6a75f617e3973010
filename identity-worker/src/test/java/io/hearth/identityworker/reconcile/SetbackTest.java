package io.hearth.identityworker.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.StackRef;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Intent;
import io.hearth.identityworker.ledger.Kind;
import io.hearth.identityworker.ledger.Observed;
import io.hearth.identityworker.ledger.Phase;
import io.hearth.identityworker.ledger.Renewal;
import io.hearth.keystone.KeystoneException.Forbidden;
import io.hearth.keystone.KeystoneException.NotFound;
import io.hearth.keystone.KeystoneException.Rejected;
import io.hearth.keystone.KeystoneException.Unauthorized;
import io.hearth.keystone.KeystoneException.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetbackTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Identity WANTED =
            Identity.wanted(
                    Kind.PROJECT,
                    new StackRef("s1", "web", "s1", "owner"),
                    "",
                    0,
                    Intent.project("hsd-1"),
                    NOW);
    private static final Identity UNWANTED = WANTED.unwanted(NOW);

    @ParameterizedTest
    @CsvSource({"0,500", "1,1000", "3,4000", "6,30000", "60,30000"})
    void anOutageIsWaitedOutWithGrowingPauses(int attempts, long millis) {
        Observed next = Setback.after(outage(null), tried(WANTED, attempts), NOW, 1);

        assertThat(next.nextTryAt()).isEqualTo(NOW.plusMillis(millis));
        assertThat(next.attempts()).isEqualTo(attempts + 1);
        assertThat(next.phase()).isEqualTo(Phase.WANTED);
    }

    @ParameterizedTest
    @CsvSource({"0,500", "9,256000", "10,300000", "1000,300000"})
    void aRevocationIsTriedForEver(int attempts, long millis) {
        Observed next = Setback.after(new Rejected("no"), tried(UNWANTED, attempts), NOW, 1);

        assertThat(next.nextTryAt()).isEqualTo(NOW.plusMillis(millis));
        assertThat(next.phase()).isNotEqualTo(Phase.FAILED);
    }

    @Test
    void jitterTakesUpToHalf() {
        Observed next = Setback.after(outage(null), WANTED, NOW, 0);

        assertThat(next.nextTryAt()).isEqualTo(NOW.plusMillis(250));
    }

    @Test
    void whatKeystoneAsksForIsHonoured() {
        Observed next = Setback.after(outage(Duration.ofSeconds(17)), WANTED, NOW, 1);

        assertThat(next.nextTryAt()).isEqualTo(NOW.plusSeconds(17));
    }

    @Test
    void aRefusalThatNoTryHelpsEndsInFailure() {
        assertThat(Setback.after(new Rejected("too long"), WANTED, NOW, 1))
                .returns(Phase.FAILED, Observed::phase)
                .returns("too long", Observed::lastError);
        assertThat(Setback.after(new Forbidden("no role"), WANTED, NOW, 1).phase())
                .isEqualTo(Phase.FAILED);
    }

    @Test
    void whoIsThereIsDisabledHoweverOftenItTakes() {
        Identity ready = WANTED.with(WANTED.observed().withKeystoneId("u1").reached(Phase.READY));

        Observed next = Setback.after(new Forbidden("no"), ready, NOW, 1);

        assertThat(next.phase()).isEqualTo(Phase.READY);
        assertThat(next.nextTryAt()).isAfter(NOW);
        assertThat(next.lastError()).isEqualTo("no");
    }

    @Test
    void aRefusedLoginOfOurOwnIsNoFaultOfTheStack() {
        Observed next = Setback.after(new Unauthorized("password changed"), WANTED, NOW, 1);

        assertThat(next.phase()).isEqualTo(Phase.WANTED);
        assertThat(next.nextTryAt()).isAfter(NOW);
    }

    @Test
    void whatWasRemovedByHandIsMadeFromTheStart() {
        Identity made = WANTED.with(WANTED.observed().withKeystoneId("p1").reached(Phase.MADE));

        Observed next = Setback.after(new NotFound("gone"), made, NOW, 1);

        assertThat(next.phase()).isEqualTo(Phase.WANTED);
        assertThat(next.keystoneId()).isNull();
    }

    @Test
    void whatIsThereDoesNotFailForACredentialThatCannotBeChanged() {
        Renewal begun = new Renewal(List.of("0123"), NOW);
        Identity renewing =
                WANTED.with(
                        WANTED.observed().withKeystoneId("u1").renewing(Phase.MADE, begun, NOW));

        Observed next = Setback.after(new Rejected("no"), renewing, NOW, 1);

        assertThat(next.phase()).isEqualTo(Phase.MADE);
        assertThat(next.renewal()).isEqualTo(begun);
        assertThat(next.nextTryAt()).isAfter(NOW);
    }

    private static Identity tried(Identity identity, int attempts) {
        Observed known = identity.observed();
        return identity.with(
                new Observed(
                        known.phase(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        attempts,
                        NOW,
                        "before"));
    }

    private static Unavailable outage(@org.jspecify.annotations.Nullable Duration retryAfter) {
        return new Unavailable("away", Optional.ofNullable(retryAfter));
    }
}
