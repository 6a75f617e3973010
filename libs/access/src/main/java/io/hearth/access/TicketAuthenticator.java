package io.hearth.access;

import io.hearth.contract.seal.Secret;
import io.smallrye.mutiny.Uni;

/**
 * Vouches for {@link io.hearth.contract.SignalTicket}s, which Keystone does not know. A service
 * that takes none has no such bean, and refuses them.
 */
public interface TicketAuthenticator {
    /**
     * @param ticket a token that says it is one
     */
    Uni<TokenAuthentication> authenticate(Secret ticket);
}
