package io.hearth.contract;

import static java.util.Objects.requireNonNull;

import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealer;
import java.time.Instant;
import java.util.Optional;

/**
 * What a presigned URL lets its holder do: answer one request for one resource, until its deadline,
 * and nothing else. It travels as a token under the deployment's keyset, so that nobody else can
 * make one or turn it to another request.
 *
 * @param requestId as in {@link ResourceEvent.ResourceRequested}
 * @param deadline no answer is taken after it
 */
public record AnswerTicket(StackRef stack, String resource, String requestId, Instant deadline) {
    private static final TicketCodec<AnswerTicket> CODEC =
            new TicketCodec<>(AnswerTicket.class, SealContext.ANSWER_TICKET);

    public AnswerTicket {
        requireNonNull(stack, "A ticket needs the stack.");
        requireNonNull(resource, "A ticket needs the resource's name.");
        requireNonNull(requestId, "A ticket needs the id of its request.");
        requireNonNull(deadline, "A ticket needs a deadline.");
    }

    /** The last part of the URL's path, of the characters that need no quoting (RFC 3986, 2.3). */
    public String token(Sealer sealer) {
        return CODEC.token(this, sealer);
    }

    /** The ticket behind a token; empty for what {@link #token} has not made with this keyset. */
    public static Optional<AnswerTicket> open(Sealer sealer, String token) {
        return CODEC.open(sealer, token);
    }
}
