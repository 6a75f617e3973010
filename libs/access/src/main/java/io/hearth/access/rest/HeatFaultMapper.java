package io.hearth.access.rest;

import io.hearth.access.audit.RefusalAudit;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns a {@link HeatFault} into its answer, and tells the audit why. */
public class HeatFaultMapper {
    private final RefusalAudit audit;

    HeatFaultMapper(RefusalAudit audit) {
        this.audit = audit;
    }

    @ServerExceptionMapper
    public Response answer(HeatFault fault, HttpServerRequest request) {
        int status = fault.type().status().code();
        fault.denial().ifPresent(denial -> audit.tell(request, status, denial));
        return FaultResponses.of(fault);
    }
}
