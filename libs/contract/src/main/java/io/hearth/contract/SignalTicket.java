package io.hearth.contract;

import static java.util.Objects.requireNonNull;

import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * What stands for a resource's user where Keystone's own token ends too early: it may do what the
 * user is bound to and nothing else, until its deadline, and never once the user is disabled or
 * gone, or has been given another token. Like an {@link AnswerTicket} it travels as a token under
 * the deployment's keyset.
 *
 * @param userId Keystone's id of the user
 * @param domainProjectId the project of the user's stack tree in the stack domain
 * @param tokenEnd when Keystone's token ends, which tells it from the user's others
 * @param deadline it is refused from then on
 */
public record SignalTicket(
        String userId, String domainProjectId, Instant tokenEnd, Instant deadline) {
    /** No token of Keystone's begins so: those are Fernet or JSON Web Signatures. */
    private static final String PREFIX = "hearth-";

    private static final TicketCodec<SignalTicket> CODEC =
            new TicketCodec<>(SignalTicket.class, SealContext.SIGNAL_TICKET);

    public SignalTicket {
        requireNonNull(userId, "A ticket needs the user's id.");
        requireNonNull(domainProjectId, "A ticket needs the id of the domain project.");
        requireNonNull(tokenEnd, "A ticket needs the end of the token that it stands for.");
        requireNonNull(deadline, "A ticket needs a deadline.");
    }

    /** Whether a token says that it is a ticket, so that Keystone need not be asked. */
    public static boolean is(Secret token) {
        return token.reveal().startsWith(PREFIX);
    }

    /** The value of {@code X-Auth-Token}. */
    public Secret token(Sealer sealer) {
        return Secret.of(PREFIX + CODEC.token(this, sealer));
    }

    /** The ticket behind a token; empty for what {@link #token} has not made with this keyset. */
    public static Optional<SignalTicket> open(Sealer sealer, Secret token) {
        return is(token)
                ? CODEC.open(sealer, token.reveal().substring(PREFIX.length()))
                : Optional.empty();
    }
}
