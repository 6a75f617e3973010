package io.hearth.access.rest;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns a {@link HeatFault} into its answer. */
public class HeatFaultMapper {
    @ServerExceptionMapper
    public Response answer(HeatFault fault) {
        return FaultResponses.of(fault);
    }
}
