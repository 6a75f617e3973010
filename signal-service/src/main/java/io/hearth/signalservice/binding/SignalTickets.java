package io.hearth.signalservice.binding;

import io.hearth.access.AccessConfig;
import io.hearth.access.Principal;
import io.hearth.access.TicketAuthenticator;
import io.hearth.access.TokenAuthentication;
import io.hearth.access.identity.Identities;
import io.hearth.contract.DenialReason;
import io.hearth.contract.SignalTicket;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** A ticket stands for its user until its deadline, as long as the user has the same token. */
@ApplicationScoped
class SignalTickets implements TicketAuthenticator {
    private final Sealer sealer;
    private final Identities identities;
    private final AccessConfig access;
    private final InstantSource clock = InstantSource.system();

    SignalTickets(Sealer sealer, Identities identities, AccessConfig access) {
        this.sealer = sealer;
        this.identities = identities;
        this.access = access;
    }

    @Override
    public Uni<TokenAuthentication> authenticate(Secret ticket) {
        Optional<SignalTicket> valid =
                SignalTicket.open(sealer, ticket)
                        .filter(opened -> clock.instant().isBefore(opened.deadline()));
        return valid.isEmpty() ? Uni.createFrom().item(refused()) : authenticate(valid.get());
    }

    private Uni<TokenAuthentication> authenticate(SignalTicket ticket) {
        return identities
                .vouchFor(ticket)
                .map(
                        stands ->
                                stands
                                        ? new TokenAuthentication.Authenticated(holder(ticket))
                                        : refused());
    }

    private Principal holder(SignalTicket ticket) {
        return new Principal.StackUser(
                ticket.userId(), ticket.domainProjectId(), Set.of(access.stackUserRole()), null);
    }

    private static TokenAuthentication refused() {
        return new TokenAuthentication.Refused(DenialReason.TICKET_NOT_VALID);
    }
}
