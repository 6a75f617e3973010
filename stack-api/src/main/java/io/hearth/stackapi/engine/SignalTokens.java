package io.hearth.stackapi.engine;

import io.hearth.contract.IdentityEvent.UserReady;
import io.hearth.contract.SignalTicket;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.stackapi.resource.IdentityData;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The token that a handle is signalled with has to last as long as anything can wait for the
 * signal, which is until the stack's action has to be over. Where Keystone's ends before, a {@link
 * SignalTicket} takes its place.
 */
final class SignalTokens {
    private final Stack stack;
    private final Surroundings surroundings;

    SignalTokens(Draft draft) {
        this.stack = draft.stack();
        this.surroundings = draft.scene().surroundings();
    }

    /**
     * Puts in what is to be kept of the token that a user has been made with, if any.
     *
     * @param resource as it is now; what is said twice brings no second ticket
     */
    void put(
            @Nullable Resource resource,
            UserReady ready,
            Map<String, String> data,
            Map<String, Sealed> secrets) {
        Sealed token = ready.token();
        Instant end = ready.tokenExpiresAt();
        if (token == null) {
            return;
        }
        if (end == null || !end.isBefore(stack.deadline())) {
            secrets.put(IdentityData.TOKEN, token);
            return;
        }
        data.put(IdentityData.TICKET_FOR, end.toString());
        boolean known =
                resource != null
                        && end.toString()
                                .equals(resource.substance().data().get(IdentityData.TICKET_FOR));
        if (!known) {
            secrets.put(IdentityData.TOKEN, ticket(ready, end));
        }
    }

    private Sealed ticket(UserReady ready, Instant tokenEnd) {
        SignalTicket ticket =
                new SignalTicket(
                        ready.userId(), ready.domainProjectId(), tokenEnd, stack.deadline());
        return surroundings
                .sealer()
                .seal(
                        ticket.token(surroundings.sealer()),
                        new SealContext(stack.id(), ready.resource(), SealContext.TOKEN));
    }
}
