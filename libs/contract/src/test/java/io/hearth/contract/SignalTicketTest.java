package io.hearth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalTicketTest {
    private static final SignalTicket TICKET =
            new SignalTicket(
                    "user-1",
                    "domain-project",
                    Instant.parse("2026-11-22T04:00:00Z"),
                    Instant.parse("2026-11-22T05:00:00Z"));

    private final Sealer sealer = Sealer.fromKeyset(Sealer.newKeyset());

    @Test
    void opensForWhoeverHasTheKeyset() {
        Secret token = TICKET.token(sealer);

        assertThat(SignalTicket.is(token)).isTrue();
        assertThat(token.reveal()).matches("hearth-[A-Za-z0-9_-]+");
        assertThat(SignalTicket.open(sealer, token)).contains(TICKET);
    }

    @Test
    void opensForNobodyElse() {
        Secret token = TICKET.token(Sealer.fromKeyset(Sealer.newKeyset()));

        assertThat(SignalTicket.open(sealer, token)).isEmpty();
    }

    @Test
    void aTicketOfAnotherKindIsNone() {
        AnswerTicket answer =
                new AnswerTicket(
                        new StackRef("s-1", "web", "root-1", "p-1"),
                        "zone",
                        "request-1",
                        Instant.parse("2026-11-22T05:00:00Z"));

        assertThat(SignalTicket.open(sealer, Secret.of("hearth-" + answer.token(sealer))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hearth-", "hearth-AAAA", "hearth-%%%", "gAAAAABnQ"})
    void whatIsNoTicketOpensNothing(String token) {
        assertThat(SignalTicket.open(sealer, Secret.of(token))).isEmpty();
    }
}
