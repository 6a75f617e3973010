package io.hearth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.seal.Sealer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTicketTest {
    private static final AnswerTicket TICKET =
            new AnswerTicket(
                    new StackRef("s-1", "web", "root-1", "p-1"),
                    "zone",
                    "request-1",
                    Instant.parse("2026-11-21T05:00:00Z"));

    private final Sealer sealer = Sealer.fromKeyset(Sealer.newKeyset());

    @Test
    void opensForWhoeverHasTheKeyset() {
        String token = TICKET.token(sealer);

        assertThat(token).matches("[A-Za-z0-9_-]+");
        assertThat(AnswerTicket.open(sealer, token)).contains(TICKET);
    }

    @Test
    void opensForNobodyElse() {
        String token = TICKET.token(Sealer.fromKeyset(Sealer.newKeyset()));

        assertThat(AnswerTicket.open(sealer, token)).isEmpty();
    }

    @Test
    void isNotToBeChanged() {
        String token = TICKET.token(sealer);
        char last = token.charAt(30);
        String changed = token.substring(0, 30) + (last == 'A' ? 'B' : 'A') + token.substring(31);

        assertThat(AnswerTicket.open(sealer, changed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAA", "%%%", "request-1"})
    void whatIsNoTokenOpensNothing(String token) {
        assertThat(AnswerTicket.open(sealer, token)).isEmpty();
    }
}
