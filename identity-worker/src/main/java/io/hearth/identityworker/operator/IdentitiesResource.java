package io.hearth.identityworker.operator;

import io.hearth.identityworker.ledger.Census;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * What an operator asks first: how many identities are in which state, and is a revocation stuck.
 */
@Path("/operator/identities")
class IdentitiesResource {
    private final LedgerMetrics metrics;

    IdentitiesResource(LedgerMetrics metrics) {
        this.metrics = metrics;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "Counts of identities by kind, desired state and phase")
    public Census census() {
        return metrics.refresh();
    }
}
