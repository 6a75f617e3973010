package io.hearth.identityworker.operator;

import io.hearth.identityworker.ledger.Census;
import io.hearth.identityworker.reach.AdminReach;
import io.hearth.identityworker.reach.ReachReport;
import io.hearth.identityworker.scan.DomainScan;
import io.hearth.identityworker.scan.ScanReport;
import io.hearth.keystone.KeystoneException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * What an operator asks first: how many identities are in which state, is a revocation stuck, is
 * all of it in Keystone, and is the one who makes them confined to their domain.
 */
@Path("/operator/identities")
class IdentitiesResource {
    private final LedgerMetrics metrics;
    private final DomainScan scan;
    private final AdminReach reach;

    IdentitiesResource(LedgerMetrics metrics, DomainScan scan, AdminReach reach) {
        this.metrics = metrics;
        this.scan = scan;
        this.reach = reach;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "Counts of identities by kind, desired state and phase")
    public Census census() {
        return metrics.refresh();
    }

    /**
     * Compares the ledger and the stack domain now.
     *
     * @param fix whether to mend what differs, too
     */
    @POST
    @Path("/scan")
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "In what the ledger and the stack domain differ")
    public ScanReport scan(@RestQuery boolean fix) {
        return fix ? scan.scan() : scan.look();
    }

    /** Of a Keystone that cannot be looked through there is no finding, but the reason. */
    @ServerExceptionMapper
    public Response unseen(KeystoneException failure) {
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("message", String.valueOf(failure.getMessage())))
                .build();
    }

    /** Looks now; changes nothing. */
    @GET
    @Path("/reach")
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "What the stack domain's admin may do outside that domain")
    public ReachReport reach() {
        return reach.look();
    }
}
